package org.jieban.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jieban.identity.TestActors.as;

import java.time.LocalDate;
import java.util.List;
import org.jieban.PostgresTest;
import org.jieban.casefile.SmallCity;
import org.jieban.identity.Actor;
import org.jieban.organisation.UnitKind;
import org.jieban.organisation.UnitRow;
import org.jieban.organisation.Units;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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
