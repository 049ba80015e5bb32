package org.jieban.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.jieban.catalogue.PaperCity.bytes;
import static org.jieban.identity.TestActors.as;
import static org.jieban.identity.TestActors.csrf;
import static org.jieban.identity.TestActors.onPaper;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jieban.PostgresTest;
import org.jieban.TestClock;
import org.jieban.identity.Role;
import org.jieban.organisation.Unit;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.Units;
import org.jieban.shared.ProblemException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.annotation.Transactional;

/**
 * Versions of the catalogue and categories that end, on the database and over HTTP.
 *
 * <p>[utest->rule~dispatch.version~1] [utest->rule~category.ends~1]
 */
@PostgresTest
@Transactional
class CatalogueVersionsTests {

    private static final Instant TOMORROW = TestClock.START.plus(Duration.ofDays(1));
    private static final String EVERYTHING_TO_THE_STREET = "category,charge\n,STREET\n";

    @Autowired Catalogue catalogue;
    @Autowired Categories categories;
    @Autowired Units units;
    @Autowired JdbcClient jdbc;
    @Autowired MockMvcTester http;

    private Unit district;
    private Unit street;

    @BeforeEach
    void aDistrictWithAStreet() {
        units.importCsv(
                bytes(
                        """
                        code,name,kind,parent,from
                        cv-district,样区,DISTRICT,,2000-01-01
                        cv-street,样街道,STREET,cv-district,2000-01-01
                        cv-other,另一区,DISTRICT,,2000-01-01
                        """));
        district = units.byCode("cv-district").orElseThrow();
        street = units.byCode("cv-street").orElseThrow();
    }

    @Test
    void whatIsShippedIsThereFromTheFirstStart() {
        assertThat(categories.all()).hasSizeGreaterThan(460);
        assertThat(catalogue.versions()).isNotEmpty();
        assertThat(catalogue.limits(Urgency.DANGER, TestClock.START).feedback()).hasToString("2h");
        assertThat(categories.pathNames("010101")).containsExactly("城市管理", "市容环境", "占道经营");
    }

    @Test
    void aNewVersionDecidesFromItsMomentOnAndTheOldOneUntilThen() {
        var before = decided(TOMORROW.minusSeconds(1));

        var added = catalogue.add(bytes(EVERYTHING_TO_THE_STREET), TOMORROW, "试行", "王管理员");

        assertThat(added.recordedBy()).isEqualTo("王管理员");
        assertThat(decided(TOMORROW.minusSeconds(1))).isEqualTo(before);
        assertThat(decided(TOMORROW))
                .isInstanceOfSatisfying(
                        Decision.Direct.class,
                        direct -> {
                            assertThat(direct.unit()).isEqualTo(street.id());
                            assertThat(direct.version()).isEqualTo(added.version());
                        });
        assertThat(before)
                .isInstanceOfSatisfying(
                        Decision.Backstop.class,
                        backstop -> assertThat(backstop.unit()).isEqualTo(district.id()));
    }

    @Test
    void aVersionThatWouldBeginBeforeAnotherIsRefused() {
        catalogue.add(bytes(EVERYTHING_TO_THE_STREET), TOMORROW, "", "");

        for (var moment :
                List.of(TOMORROW, TOMORROW.minusSeconds(1), TestClock.START.minusSeconds(1))) {
            var refused =
                    catchThrowableOfType(
                            ProblemException.class,
                            () -> catalogue.add(bytes(EVERYTHING_TO_THE_STREET), moment, "", ""));

            assertThat(refused.type()).isEqualTo(CatalogueProblem.VERSION_OVERLAP);
        }
    }

    @Test
    void aRefusedFileLeavesNothingBehind() {
        var before = catalogue.versions();

        assertThatThrownBy(() ->
                        catalogue.add(
                                bytes("category,charge\n,STREET\n0101,MAYOR\n"), TOMORROW, "", ""))
                .isInstanceOf(ProblemException.class);

        assertThat(catalogue.versions()).isEqualTo(before);
    }

    @Test
    void theDatabaseItselfRefusesToRewriteAVersion() {
        assertThatThrownBy(() ->
                        jdbc.sql(
                                        "update catalogue_rule set charge = 'DISTRICT', unit = null, function = null")
                                .update())
                .hasMessageContaining("never changed");
    }

    @Test
    void categoriesThatAFileDoesNotHaveEndAndAreStillFound() {
        var file = "code,name,parent\n01,城市管理,\n0101,街面,01\n010101,摆摊,0101\n99,新类,\n";

        var imported = categories.replace(bytes(file));

        assertThat(imported.created()).isEqualTo(1);
        assertThat(imported.ended()).isGreaterThan(400);
        assertThat(categories.all())
                .extracting(Category::code)
                .containsExactly("01", "0101", "010101", "99");
        assertThat(categories.get("020101").until()).isEqualTo(LocalDate.of(2026, 3, 2));
        assertThat(categories.pathNames("010101")).containsExactly("城市管理", "街面", "摆摊");
    }

    @Test
    void theTreeExportedAndBroughtInAgainChangesNothing() {
        assertThat(categories.replace(bytes(categories.csv())))
                .isEqualTo(new Categories.Imported(0, 0, 0));
    }

    @Test
    void aFunctionIsBoundToAUnitAtOnce() {
        units.importCsv(
                bytes(
                        """
                        code,name,kind,parent,from
                        cv-urban,样区城管委,DISTRICT_DEPARTMENT,cv-district,2000-01-01
                        """));

        catalogue.replaceFunctions(bytes("function,area,unit\nurban,cv-district,cv-urban\n"));

        assertThat(decided(TestClock.START))
                .isInstanceOfSatisfying(
                        Decision.Direct.class,
                        direct ->
                                assertThat(direct.unit())
                                        .isEqualTo(units.byCode("cv-urban").orElseThrow().id()));
        assertThat(catalogue.functionsCsv())
                .contains("urban,DISTRICT_DEPARTMENT,cv-district,cv-urban");
    }

    @Test
    void staffAskWhoIsInCharge() {
        var actor = as(onPaper(Role.AGENT, street.id()));

        assertThat(
                        http.get()
                                .uri(
                                        "/api/catalogue/decision?category=010101&area={area}",
                                        street.id().value())
                                .with(actor))
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying("$.unit.name", name -> assertThat(name).isEqualTo("样街道"))
                .hasPathSatisfying("$.mode", mode -> assertThat(mode).isEqualTo("DIRECT"))
                .hasPathSatisfying("$.limits.feedback", limit -> assertThat(limit).isEqualTo("7d"))
                .hasPathSatisfying(
                        "$.why.['zh-CN']", why -> assertThat(why).asString().contains("样街道"));
        assertThat(http.get().uri("/api/catalogue/decision?category=010101").with(actor))
                .hasStatus(404)
                .bodyJson()
                .hasPathSatisfying(
                        "$.type",
                        type -> assertThat(type).isEqualTo("/problems/catalogue/no-rule"));
        assertThat(http.get().uri("/api/catalogue/decision?category=nothing").with(actor))
                .hasStatus(404);
        assertThat(http.get().uri("/api/catalogue/rules?q=供暖&limit=2").with(actor))
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying("$.items", items -> assertThat(items).asArray().hasSize(2))
                .hasPathSatisfying("$.next", next -> assertThat(next).asString().isNotBlank());
        for (var path :
                List.of(
                        "/api/categories",
                        "/api/categories.csv",
                        "/api/catalogue/versions",
                        "/api/catalogue.csv",
                        "/api/catalogue/functions.csv",
                        "/api/calendar?year=2026")) {
            assertThat(http.get().uri(path).with(actor)).as(path).hasStatusOk();
        }
    }

    @Test
    void anUnknownYearIsSaidToBeUnknown() { // [utest->rule~calendar.unknown-year~1]
        var actor = as(onPaper(Role.AGENT, street.id()));

        assertThat(http.get().uri("/api/calendar?year=2031").with(actor))
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying("$.known", known -> assertThat(known).isEqualTo(false));
        assertThat(http.get().uri("/api/calendar?year=2026").with(actor))
                .bodyJson()
                .hasPathSatisfying("$.known", known -> assertThat(known).isEqualTo(true))
                .hasPathSatisfying(
                        "$.days[0].date", date -> assertThat(date).isEqualTo("2026-01-01"));
    }

    @Test
    void onlyAnAdministratorBringsInFiles() {
        var file =
                new MockMultipartFile("file", "c.csv", "text/csv", bytes(EVERYTHING_TO_THE_STREET));

        assertThat(
                        http.post()
                                .uri("/api/catalogue.csv")
                                .multipart()
                                .file(file)
                                .param("effectiveFrom", TOMORROW.toString())
                                .with(csrf())
                                .with(as(onPaper(Role.DISPATCHER, street.id()))))
                .hasStatus(403);
        assertThat(
                        http.post()
                                .uri("/api/catalogue.csv")
                                .multipart()
                                .file(file)
                                .param("effectiveFrom", TOMORROW.toString())
                                .with(csrf())
                                .with(as(onPaper(Role.ADMINISTRATOR, street.id()))))
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying("$.rules", rules -> assertThat(rules).isEqualTo(1));
    }

    @Test
    void aRefusedFileSaysLineAndReasonInBothLanguages() {
        assertThat(
                        http.post()
                                .uri("/api/categories.csv")
                                .multipart()
                                .file(
                                        new MockMultipartFile(
                                                "file",
                                                "c.csv",
                                                "text/csv",
                                                bytes("code,name,parent\n01,甲,77\n")))
                                .with(csrf())
                                .with(as(onPaper(Role.ADMINISTRATOR, street.id()))))
                .hasStatus(422)
                .bodyJson()
                .hasPathSatisfying("$.errors[0].line", line -> assertThat(line).isEqualTo(2))
                .hasPathSatisfying(
                        "$.errors[0].messages.['zh-CN']",
                        message -> assertThat(message).isEqualTo("上级 77 不存在。"));
    }

    /** A pothole (道路破损), which is a duty of the district's department for the city's streets. */
    private Decision decided(Instant at) {
        return catalogue.decide("010401", new UnitId(street.id().value()), Urgency.GENERAL, at);
    }
}
