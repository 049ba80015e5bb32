package org.jieban.claimant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jieban.PostgresTest;
import org.jieban.identity.Actor;
import org.jieban.identity.Role;
import org.jieban.identity.TestStaff;
import org.jieban.shared.FieldProblem;
import org.jieban.shared.ProblemException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PostgresTest
class ClaimantsTests {

    private static final String NAME = "王小芳";
    private static final String CASE = "20260302000001";

    @Autowired Claimants claimants;
    @Autowired JdbcClient jdbc;

    private final String phone =
            "138" + ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999);
    private Actor handler;

    @BeforeEach
    void somebody() {
        handler = TestStaff.in(jdbc, Role.HANDLER);
    }

    // [utest->rule~privacy.sealed~1]
    @Test
    void theDatabaseHoldsNeitherNameNorPhone() {
        var id = claimants.register(new GivenClaimant(NAME, phone, false));

        var row =
                jdbc.sql(
                                """
                                select encode(name_sealed, 'escape') || encode(phone_sealed, 'escape')
                                    || encode(phone_hash, 'escape') || claimant::text
                                from claimant where id = :id
                                """)
                        .param("id", id.value())
                        .query(String.class)
                        .single();

        assertThat(row)
                .doesNotContain(phone)
                .doesNotContain("小芳")
                .doesNotContain(phone.substring(7));
    }

    // [utest->rule~privacy.masked~1]
    @Test
    void aListShowsClaimantsMasked() {
        var first = claimants.register(new GivenClaimant(NAME, phone, false));
        var second = claimants.register(new GivenClaimant(null, "010-65541234", true));

        var masked = claimants.masked(List.of(first, second));

        assertThat(masked.get(first))
                .isEqualTo(new MaskedClaimant("王**", "138****" + phone.substring(7), false));
        assertThat(masked.get(second)).isEqualTo(new MaskedClaimant(null, "010****1234", true));
    }

    // [utest->rule~privacy.anonymous~1]
    @Test
    void theNameOfSomebodyAnonymousIsNotStored() {
        var id = claimants.register(new GivenClaimant(NAME, phone, true));

        assertThat(claimants.reveal(id, handler, CASE, "回电核实"))
                .isEqualTo(new ClearClaimant(null, phone));
    }

    // [utest->rule~privacy.anonymous~1]
    @Test
    void aCaseFromNobodyCostsNoRow() {
        assertThat(claimants.register(GivenClaimant.NOBODY)).isEqualTo(ClaimantId.UNKNOWN);
        assertThat(claimants.masked(ClaimantId.UNKNOWN))
                .isEqualTo(new MaskedClaimant(null, null, true));
        assertThat(claimants.phoneEndsWith(ClaimantId.UNKNOWN, "0000")).isFalse();
    }

    @Test
    void whoGivesANameAlsoGivesAPhone() {
        assertThatThrownBy(() -> claimants.register(new GivenClaimant(NAME, " ", false)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem ->
                                assertThat(problem.errors())
                                        .containsExactly(FieldProblem.required("claimant/phone")));
    }

    // [utest->rule~privacy.silence~1]
    @Test
    void aRefusedPhoneIsNotRepeatedInTheRefusal() {
        assertThatThrownBy(() -> claimants.register(new GivenClaimant(NAME, "1381234", false)))
                .hasMessageNotContaining("1381234")
                .hasMessageNotContaining(NAME)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem ->
                                assertThat(problem.errors())
                                        .containsExactly(
                                                new FieldProblem("/claimant/phone", "phone")));
    }

    @Test
    void theSamePhoneTypedDifferentlyIsTheSamePerson() {
        var first = claimants.register(new GivenClaimant(NAME, phone, false));
        var second = claimants.register(new GivenClaimant("王女士", "+86 " + phone, false));

        var known = claimants.lookup(phone.substring(0, 3) + "-" + phone.substring(3), handler);

        assertThat(known)
                .hasValueSatisfying(k -> assertThat(k.ids()).containsExactly(second, first));
        assertThat(claimants.samePerson(first)).containsExactly(second, first);
    }

    @Test
    void somebodyNewIsNotKnown() {
        assertThat(claimants.lookup(phone, handler)).isEmpty();
    }

    // [utest->rule~privacy.record~1]
    @Test
    void aLookByPhoneIsOnRecordWithoutThePhone() {
        claimants.lookup(phone, handler);

        assertThat(entries("CLAIMANT_LOOKED_UP")).singleElement().asString().doesNotContain(phone);
    }

    // [utest->rule~privacy.reveal~1]
    @Test
    void aLookIsOnRecordWithItsReasonAndCase() {
        var id = claimants.register(new GivenClaimant(NAME, phone, false));

        var clear = claimants.reveal(id, handler, CASE, " 首次联系诉求人 ");

        assertThat(clear).isEqualTo(new ClearClaimant(NAME, phone));
        assertThat(entries("CLAIMANT_REVEALED"))
                .singleElement()
                .asString()
                .contains(CASE)
                .contains("首次联系诉求人")
                .doesNotContain(phone)
                .doesNotContain(NAME);
    }

    // [utest->rule~privacy.reveal~1]
    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "查看", " 看一下 "})
    void aLookWithoutAReasonIsRefused(String reason) {
        var id = claimants.register(new GivenClaimant(NAME, phone, false));

        assertThatThrownBy(() -> claimants.reveal(id, handler, CASE, reason))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem ->
                                assertThat(problem.type())
                                        .isEqualTo(ClaimantProblem.REASON_REQUIRED));
        assertThat(entries("CLAIMANT_REVEALED")).isEmpty();
    }

    @Test
    void theCitizenProvesThemselfByTheLastFourDigits() {
        var id = claimants.register(new GivenClaimant(NAME, phone, false));
        var tail = phone.substring(7);

        assertThat(claimants.phoneEndsWith(id, tail)).isTrue();
        assertThat(claimants.phoneEndsWith(id, tail.equals("0000") ? "0001" : "0000")).isFalse();
        assertThat(claimants.phoneEndsWith(id, tail.substring(1))).isFalse();
        assertThat(claimants.phoneEndsWith(id, "")).isFalse();
        assertThat(claimants.phoneEndsWith(id, "%" + tail)).isFalse();
    }

    // [utest->rule~privacy.silence~1]
    @Test
    void noTextFormShowsAnybody() {
        var texts =
                List.of(
                        new GivenClaimant(NAME, phone, false).toString(),
                        new ClearClaimant(NAME, phone).toString(),
                        new PhoneNumber(phone).toString(),
                        CheckedClaimant.of(new GivenClaimant(NAME, phone, false)).toString());

        assertThat(texts).noneMatch(text -> text.contains(NAME) || text.contains(phone));
    }

    // [utest->rule~privacy.keys~1]
    @Test
    void aNodeWithOtherKeysDoesNotStart() {
        var other = newKey();
        var settings = new KeySettings(null, new KeySettings.Given(other, other, other));

        assertThatThrownBy(() -> new Keys(settings, jdbc).afterPropertiesSet())
                .hasMessageContaining("another claimant key 1")
                .hasMessageNotContaining(other);
    }

    private List<String> entries(String kind) {
        return jdbc.sql(
                        "select e::text from audit_entry e where person_id = :person and kind = :kind")
                .param("person", handler.person().value())
                .param("kind", kind)
                .query(String.class)
                .list();
    }

    private static String newKey() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return "1:" + Base64.getEncoder().encodeToString(key);
    }
}
