package org.jieban.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jieban.identity.TestActors.as;
import static org.jieban.identity.TestActors.csrf;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jieban.PostgresTest;
import org.jieban.TestClock;
import org.jieban.identity.Actor;
import org.jieban.identity.LogInRefused;
import org.jieban.identity.LoggedIn;
import org.jieban.identity.PersonId;
import org.jieban.identity.Role;
import org.jieban.identity.TestStaff;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionOperations;

// [utest->rule~privacy.record~1]
@PostgresTest
class AuditTests {

    @Autowired Audit audit;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionOperations transaction;
    @Autowired ApplicationEventPublisher events;
    @Autowired MockMvcTester mvc;

    private Actor handler;

    @BeforeEach
    void somebody() {
        handler = TestStaff.in(jdbc, Role.HANDLER);
    }

    @Test
    void anEntryIsUndoneWithWhatItTellsAbout() {
        transaction.executeWithoutResult(status -> {
            audit.about(handler).record(AuditKind.EXPORT);
            status.setRollbackOnly();
        });

        assertThat(entriesOfHandler()).isZero();
    }

    @Test
    void anEntryWithoutATransactionIsRefused() {
        assertThatThrownBy(() -> audit.about(handler).record(AuditKind.EXPORT))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entry set reason = 'x'",
                "delete from audit_entry",
                "truncate audit_entry"
            })
    void theRecordOnlyGrows(String tampering) {
        note(AuditKind.EXPORT, "0001");

        assertThatThrownBy(() -> jdbc.sql(tampering).update())
                .hasMessageContaining("audit_entry only grows");
    }

    @Test
    void theAuditorReadsPieceByPieceTheNewestFirst() {
        for (int i = 1; i <= 3; i++) {
            note(AuditKind.EXPORT, "000" + i);
        }
        var auditor = auditorOf(handler);

        var first = mvc.get().uri("/api/audit?limit=2").with(as(auditor)).exchange();

        assertThat(first)
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.items[0].caseNumber")
                .isEqualTo("0003");
        var cursor = jsonText(first.getResponse(), "next");
        assertThat(mvc.get().uri("/api/audit?limit=2&cursor=" + cursor).with(as(auditor)))
                .bodyJson()
                .hasPathSatisfying("$.items.length()", n -> assertThat(n).isEqualTo(1))
                .hasPathSatisfying("$.items[0].caseNumber", n -> assertThat(n).isEqualTo("0001"))
                .hasPathSatisfying("$.next", n -> assertThat(n).isNull());
    }

    @Test
    void theAuditorAsksByCaseAndKind() {
        note(AuditKind.EXPORT, "0001");
        note(AuditKind.CLAIMANT_REVEALED, "0001");
        note(AuditKind.CLAIMANT_REVEALED, "0002");

        assertThat(
                        mvc.get()
                                .uri("/api/audit?case=0001&kind=CLAIMANT_REVEALED")
                                .with(as(auditorOf(handler))))
                .bodyJson()
                .hasPathSatisfying("$.items.length()", n -> assertThat(n).isEqualTo(1))
                .hasPathSatisfying("$.items[0].person.name", n -> assertThat(n).isEqualTo("李测"))
                .hasPathSatisfying("$.items[0].reason", n -> assertThat(n).isEqualTo("核对地址"));
    }

    @Test
    void anAuditorDoesNotSeeBeyondTheirScope() {
        note(AuditKind.EXPORT, "0001");
        var elsewhere = TestStaff.in(jdbc, Role.AUDITOR);

        assertThat(mvc.get().uri("/api/audit").with(as(elsewhere)))
                .bodyJson()
                .extractingPath("$.items")
                .asArray()
                .isEmpty();
    }

    @Test
    void nobodyButAnAuditorReadsTheRecord() {
        assertThat(mvc.get().uri("/api/audit").with(as(handler))).hasStatus(403);
    }

    @Test
    void aRefusedLogInIsOnRecordWithoutATransaction() {
        audit.recordUnnamed(
                AuditKind.LOGIN_REFUSED, "nobody", null, handler.unit(), Map.of("tries", 3));

        assertThat(mvc.get().uri("/api/audit").with(as(auditorOf(handler))))
                .bodyJson()
                .hasPathSatisfying("$.items[0].details.tries", n -> assertThat(n).isEqualTo(3));
    }

    @Test
    void logInsAndRefusedOnesAreOnRecord() {
        var at = TestClock.START;
        var until = at.plusSeconds(900);
        events.publishEvent(new LoggedIn(handler.person(), handler.name(), handler.unit(), at));
        events.publishEvent(new LogInRefused(handler.person(), "lice", until, at));

        assertThat(kindsOfHandler()).containsExactly("LOGIN", "LOGIN_REFUSED");
    }

    @Test
    void aNameNobodyHasIsNotWrittenDownBecauseItMayBeAPassword() {
        events.publishEvent(
                new LogInRefused(PersonId.NOBODY, "Secret-" + handler, null, TestClock.START));

        assertThat(
                        jdbc.sql(
                                        "select count(*) from audit_entry where person_name like 'Secret-%'")
                                .query(Long.class)
                                .single())
                .isZero();
    }

    @Test
    void aFileThatLeavesIsOnRecord() {
        var administrator = TestStaff.in(jdbc, Role.ADMINISTRATOR);

        assertThat(mvc.get().uri("/api/units.csv").with(as(administrator))).hasStatusOk();

        assertThat(mvc.get().uri("/api/audit?kind=EXPORT").with(as(auditorOf(administrator))))
                .bodyJson()
                .hasPathSatisfying(
                        "$.items[0].details.path",
                        path -> assertThat(path).isEqualTo("/api/units.csv"));
    }

    @Test
    void aChangeByAnAdministratorIsOnRecordAndARefusedOneIsNone() {
        var administrator = TestStaff.seeingEverything(TestStaff.in(jdbc, Role.ADMINISTRATOR));
        var unit =
                """
                {"code": "%s", "name": "审计测试市", "kind": "CITY", "from": "2026-01-01"}
                """
                        .formatted(UUID.randomUUID());

        mvc.post()
                .uri("/api/units")
                .with(as(administrator))
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content("{}")
                .exchange();
        var made =
                mvc.post()
                        .uri("/api/units")
                        .with(as(administrator))
                        .with(csrf())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(unit)
                        .exchange();

        assertThat(made).hasStatus2xxSuccessful();
        assertThat(
                        mvc.get()
                                .uri(
                                        "/api/audit?kind=ADMIN_CHANGE&person="
                                                + administrator.person().value())
                                .with(as(auditorOf(administrator))))
                .bodyJson()
                .hasPathSatisfying("$.items.length()", n -> assertThat(n).isEqualTo(1))
                .hasPathSatisfying(
                        "$.items[0].details.path",
                        path -> assertThat(path).isEqualTo("/api/units"));
    }

    private void note(AuditKind kind, String caseNumber) {
        transaction.executeWithoutResult(
                _ -> audit.about(handler).of(caseNumber).because("核对地址").record(kind));
    }

    private List<String> kindsOfHandler() {
        return jdbc.sql("select kind from audit_entry where person_id = :person order by id")
                .param("person", handler.person().value())
                .query(String.class)
                .list();
    }

    private long entriesOfHandler() {
        return jdbc.sql("select count(*) from audit_entry where person_id = :person")
                .param("person", handler.person().value())
                .query(Long.class)
                .single();
    }

    private static Actor auditorOf(Actor actor) {
        return new Actor(
                actor.person(),
                actor.post(),
                "审计员",
                actor.unit(),
                actor.scopeUnit(),
                actor.scope(),
                Role.AUDITOR,
                null);
    }

    private static String jsonText(MockHttpServletResponse response, String member) {
        try {
            return tools.jackson.databind.json.JsonMapper.shared()
                    .readTree(response.getContentAsByteArray())
                    .get(member)
                    .asString();
        } catch (RuntimeException e) {
            throw new AssertionError(e);
        }
    }
}
