package org.jieban.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jieban.identity.TestActors.as;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jieban.PostgresTest;
import org.jieban.TestClock;
import org.jieban.casefile.Act;
import org.jieban.casefile.CaseActor;
import org.jieban.casefile.CaseEvent.Channel;
import org.jieban.casefile.Casework;
import org.jieban.casefile.NewCase;
import org.jieban.casefile.SmallCity;
import org.jieban.catalogue.CaseKind;
import org.jieban.catalogue.Urgency;
import org.jieban.identity.Actor;
import org.jieban.organisation.UnitKind;
import org.jieban.organisation.UnitRow;
import org.jieban.organisation.Units;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.annotation.Transactional;

/** Areas offered while the agent types, by the tree of units as it is. */
@PostgresTest
@Transactional
class PlaceSuggestionTests {

    @Autowired Units units;
    @Autowired JdbcClient jdbc;
    @Autowired MockMvcTester mvc;
    @Autowired AddressBook book;
    @Autowired Casework casework;
    @Autowired TestClock clock;

    private SmallCity city;

    @BeforeEach
    void aCityWithPlacesOfItsOwn() {
        city = new SmallCity(units, jdbc);
        var top = units.get(city.city).code();
        units.importAll(
                List.of(
                        row("PL-D", "枫桥区", UnitKind.DISTRICT, top),
                        row("PL-S", "暨阳街道", UnitKind.STREET, "PL-D"),
                        row("PL-T", "浣东街道", UnitKind.STREET, "PL-D"),
                        row("PL-C", "江新园社区", UnitKind.COMMUNITY, "PL-S"),
                        row("PL-E", "江新园社区", UnitKind.COMMUNITY, "PL-T")));
    }

    // [utest->rule~place.units~1]
    @Test
    void theAreaOfTheUnitsTreeIsOfferedWithItsWords() {
        var answer = suggest("家住枫桥暨阳街道江新园小区3号楼，停水两天了", city.agent);

        assertThat(answer).hasStatusOk().bodyJson().extractingPath("$.length()").isEqualTo(1);
        assertThat(answer)
                .bodyJson()
                .extractingPath("$[0].unit")
                .isEqualTo((int) units.byCode("PL-C").orElseThrow().id().value());
        assertThat(answer)
                .bodyJson()
                .extractingPath("$[0].path")
                .asArray()
                .containsExactly("枫桥区", "暨阳街道", "江新园社区");
        assertThat(answer)
                .bodyJson()
                .extractingPath("$[0].words")
                .asArray()
                .containsExactly("枫桥", "暨阳街道", "江新园");
    }

    // [utest->rule~place.units~1]
    @Test
    void twoAreasAreOfferedWhereTheNameIsAmbiguousAndNoneWhereThereIsNone() {
        assertThat(suggest("江新园社区停水", city.agent))
                .bodyJson()
                .extractingPath("$.length()")
                .isEqualTo(2);
        assertThat(suggest("公积金怎么提取", city.agent)).bodyJson().isEqualTo("[]");
        assertThat(suggest("", city.agent)).bodyJson().isEqualTo("[]");
    }

    // [utest->rule~place.units~1]
    @Test
    void aPlaceThatHasJustComeIsKnown() {
        assertThat(suggest("枫桥区梅岭园社区停水", city.agent))
                .bodyJson()
                .extractingPath("$[0].path.length()")
                .isEqualTo(1);

        units.create(row("PL-N", "梅岭园社区", UnitKind.COMMUNITY, "PL-S"));

        assertThat(suggest("枫桥区梅岭园社区停水", city.agent))
                .bodyJson()
                .extractingPath("$[0].path.length()")
                .isEqualTo(3);
    }

    // [utest->rule~place.address-book~1]
    @Test
    void whereThreeCasesOfAnEstateEndedIsLearned() {
        said("梧桐别苑3号楼2单元", "PL-C", false);
        said("梧桐别苑11号楼", "PL-C", false);
        book.learn();
        assertThat(suggest("梧桐别苑停水", city.agent)).bodyJson().isEqualTo("[]");

        said("枫桥区梧桐别苑小区东门", "PL-C", false);
        said("青藤别苑1号楼", "PL-C", true);
        said("青藤别苑2号楼", "PL-C", true);
        said("青藤别苑3号楼", "PL-C", true);
        book.learn();

        var answer = suggest("梧桐别苑停水", city.agent);
        assertThat(answer)
                .bodyJson()
                .extractingPath("$[0].unit")
                .isEqualTo((int) units.byCode("PL-C").orElseThrow().id().value());
        assertThat(answer).bodyJson().extractingPath("$[0].cases").isEqualTo(3);
        assertThat(answer)
                .bodyJson()
                .extractingPath("$[0].words")
                .asArray()
                .containsExactly("梧桐别苑");
        assertThat(suggest("青藤别苑停水", city.agent))
                .as("secret cases teach nothing")
                .bodyJson()
                .isEqualTo("[]");
    }

    // [utest->rule~place.address-book~1]
    @Test
    void whereCasesOfAnEstateEndedInTwoStreetsNothingIsLearned() {
        said("梧桐别苑3号楼", "PL-C", false);
        said("梧桐别苑4号楼", "PL-C", false);
        said("梧桐别苑5号楼", "PL-E", false);
        said("梧桐别苑6号楼", "PL-E", false);
        book.learn();

        assertThat(suggest("梧桐别苑停水", city.agent)).bodyJson().isEqualTo("[]");
    }

    // [utest->rule~place.address-book~1]
    @ParameterizedTest
    @CsvSource({
        "朝阳区望京街道望湖东里39号附近, 望湖东里",
        "大望京14号楼4单元, 大望京",
        "幸福嘉园小区东门, 幸福嘉园",
        "5号楼, ",
        "李先生家, ",
        "王师傅修车铺, "
    })
    void aNameIsLearnedWithoutNumbersDoorsAndPeople(String address, @Nullable String name) {
        assertThat(AddressWords.of(address).orElse(null)).isEqualTo(name);
    }

    private void said(String address, String area, boolean secret) {
        var said =
                new NewCase(
                        CaseKind.HELP,
                        "停水",
                        "家里停水",
                        null,
                        Urgency.GENERAL,
                        units.byCode(area).orElseThrow().id(),
                        address,
                        null,
                        null,
                        Channel.PHONE,
                        null,
                        true,
                        secret,
                        false,
                        List.of(),
                        null);
        casework.open(
                        () -> said,
                        _ -> {},
                        new ArrayList<>(List.of(new Act.Accept())),
                        CaseActor.of(city.agent),
                        SmallCity.key(),
                        clock.instant())
                .orThrow();
    }

    @Test
    void whoTakesNoRequestsIsNotAnswered() {
        assertThat(suggest("暨阳街道停水", city.assessor)).hasStatus(403);
    }

    private MvcTestResult suggest(String text, Actor actor) {
        return mvc.post()
                .uri("/api/places/suggestions")
                .with(as(actor))
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"text\": \"%s\"}".formatted(text))
                .exchange();
    }

    private static UnitRow row(String code, String name, UnitKind kind, String parent) {
        return new UnitRow(code, name, kind, parent, LocalDate.of(2020, 1, 1), null, null);
    }
}
