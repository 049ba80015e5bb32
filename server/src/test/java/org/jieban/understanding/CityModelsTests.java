package org.jieban.understanding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jieban.DesksOfTheHotline.body;

import java.time.Duration;
import java.util.List;
import org.jieban.DesksOfTheHotline;
import org.jieban.PostgresTest;
import org.jieban.TestClock;
import org.jieban.casefile.Act;
import org.jieban.casefile.CaseActor;
import org.jieban.casefile.CaseEvent;
import org.jieban.casefile.Casework;
import org.jieban.casefile.Followers;
import org.jieban.casefile.NewCase;
import org.jieban.casefile.ReadOn;
import org.jieban.casefile.SmallCity;
import org.jieban.catalogue.CaseKind;
import org.jieban.catalogue.Categories;
import org.jieban.catalogue.Category;
import org.jieban.catalogue.Urgency;
import org.jieban.identity.Actor;
import org.jieban.identity.Role;
import org.jieban.identity.TestActors;
import org.jieban.organisation.Units;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** Models of the city: learned, used, compared, taken back. */
@PostgresTest
class CityModelsTests {

    private static final String MODELS = "/understanding/models";
    private static final String THRESHOLDS = "/understanding/thresholds";

    @Autowired MockMvcTester mvc;
    @Autowired Learning learning;
    @Autowired Lessons lessons;
    @Autowired ModelShelf shelf;
    @Autowired Placeless placeless;
    @Autowired SureCategory sure;
    @Autowired Casework casework;
    @Autowired Categories categories;
    @Autowired Units units;
    @Autowired JdbcClient jdbc;
    @Autowired Followers followers;
    @Autowired TestClock clock;

    private SmallCity city;
    private DesksOfTheHotline desks;
    private Actor admin;
    private Category one;
    private Category other;

    @BeforeEach
    void nothingLearned() {
        jdbc.sql("delete from understanding_model").update();
        jdbc.sql("update understanding_lesson set learned_at = null, claimed_until = null")
                .update();
        city = new SmallCity(units, jdbc);
        desks = new DesksOfTheHotline(mvc);
        admin = new TestActors(jdbc, units).with(Role.ADMINISTRATOR, city.city);
        var exact = categories.all().stream().filter(it -> it.level() == 3).toList();
        one = exact.getFirst();
        other = exact.getLast();
        // the copy of no model is looked at again
        clock.advance(Duration.ofMinutes(1));
    }

    /** Other tests go without a model. */
    @AfterEach
    void nothingLearnedForOthers() {
        jdbc.sql("delete from understanding_model").update();
        clock.advance(Duration.ofMinutes(1));
    }

    @Test // [utest->rule~understanding.learning~1]
    void whatTheCityDecidedBeforeIsSuggestedWithTheWordsThatDecided() {
        manyCases();

        learning.learnWhatIsDue();

        var said = suggested("又有人说紫藤廊架塌了一半");
        assertThat(said.at("/categories/0/code").asString()).isEqualTo(one.code());
        assertThat(said.at("/categories/0/path")).hasSize(3);
        assertThat(said.at("/categories/0/confidence").asDouble()).isGreaterThan(0.3);
        assertThat(said.at("/categories/0/words").toString()).contains("紫藤");
        assertThat(said.at("/categories/0/byKeyword").asBoolean()).isFalse();
        assertThat(said.at("/kind/code").asString()).isEqualTo("COMPLAINT");
        var models = body(desks.get(admin, MODELS));
        int learned = models.size();
        assertThat(learned).isGreaterThanOrEqualTo(2);
        assertThat(models.at("/0/lessons").asInt()).isGreaterThanOrEqualTo(60);

        learning.learnWhatIsDue();
        assertThat(body(desks.get(admin, MODELS))).hasSize(learned);
    }

    @Test // [utest->rule~understanding.promotion~1]
    void aModelThatIsNotWorseTakesThePlaceAndAWorseOneDoesNot() {
        manyCases();
        assertThat(learning.learn(Subject.CATEGORY)).isTrue();
        assertThat(learning.learn(Subject.CATEGORY)).isTrue();
        assertThat(states()).containsExactly("IN_FORCE", "RETIRED");

        // a matter that came up only now: a model that knows it is better than one that cannot
        var third = categories.all().stream().filter(it -> it.level() == 3).toList().get(1);
        for (int at = 0; at < 12; at++) {
            open(third, CaseKind.HELP, "无人机夜间投送第%d次掉落".formatted(at));
        }
        var all = lessons.of(Subject.CATEGORY).stream().map(Lessons.Lesson::labelled).toList();
        shelf.keep(inForce(all.size()), Training.learn(all, 0, 1).model(), List.of());

        assertThat(learning.learn(Subject.CATEGORY)).isTrue();
        assertThat(states()).containsExactly("NOT_BETTER", "IN_FORCE", "RETIRED", "RETIRED");
        var newest = body(desks.get(admin, MODELS)).at("/0");
        assertThat(newest.at("/beforeAccuracy").asDouble())
                .isGreaterThan(newest.at("/accuracy").asDouble());
    }

    private ModelRow inForce(int lessonCount) {
        var now = clock.instant();
        return new ModelRow(
                0,
                Subject.CATEGORY,
                now,
                lessonCount,
                now,
                now,
                now,
                1,
                1,
                1,
                1,
                1,
                null,
                ModelRow.State.IN_FORCE,
                now,
                "test",
                0.9);
    }

    @Test // [utest->rule~understanding.rollback~1]
    void anAdministratorTakesAModelBackWithOneClick() {
        manyCases();
        learning.learn(Subject.CATEGORY);

        assertThat(desks.post(admin, MODELS + "/CATEGORY/rollback", "{}"))
                .hasStatus(HttpStatus.CONFLICT);

        learning.learn(Subject.CATEGORY);
        assertThat(desks.post(city.agent, MODELS + "/CATEGORY/rollback", "{}"))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(desks.post(admin, MODELS + "/CATEGORY/rollback", "{}")).hasStatus(HttpStatus.OK);
        assertThat(states()).containsExactly("ROLLED_BACK", "IN_FORCE");
        assertThat(
                        jdbc.sql(
                                        "select count(*) from audit_entry where details::text like '%CATEGORY/rollback%'")
                                .query(Integer.class)
                                .single())
                .isPositive();
    }

    @Test // [utest->rule~understanding.keywords~1]
    void withoutAModelTheCataloguesWordsSpeak() {
        var told =
                categories.all().stream()
                        .filter(it -> it.level() == 3 && !it.keywords().isEmpty())
                        .findFirst()
                        .orElseThrow();

        var said = suggested("想说说" + String.join("和", told.keywords()));

        assertThat(said.at("/categories").toString()).contains(told.code());
        assertThat(said.at("/categories/0/byKeyword").asBoolean()).isTrue();
        assertThat(suggested("").at("/categories")).isEmpty();
    }

    @Test // [utest->rule~understanding.given~1]
    void whatWasSuggestedStandsBesideWhatPeopleChose() {
        manyCases();
        learning.learn(Subject.CATEGORY);
        readOn();
        jdbc.sql("delete from suggestion_given").update();
        clock.advance(Duration.ofMinutes(1));

        open(one, CaseKind.COMPLAINT, "又有人说紫藤廊架塌了一半");
        open(other, CaseKind.COMPLAINT, "紫藤廊架的木头塌了两根");
        readOn();
        readOn();

        var quality = body(desks.get(admin, "/understanding/quality"));
        var week = quality.at("/weeks/0");
        assertThat(week.at("/requests").asInt()).isEqualTo(2);
        assertThat(week.at("/judged").asInt()).isEqualTo(2);
        assertThat(week.at("/firstRight").asInt()).isEqualTo(1);
        assertThat(quality.at("/mistakes")).hasSize(1);
        assertThat(quality.at("/mistakes/0/suggested/2").asString()).isEqualTo(name(one));
        assertThat(quality.at("/mistakes/0/chosen/2").asString()).isEqualTo(name(other));
        assertThat(desks.get(city.agent, "/understanding/quality")).hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test // [utest->rule~understanding.filled-in~1]
    void whatIsSureEnoughIsFilledInAndAnAdministratorSaysHowSure() {
        jdbc.sql("delete from suggestion_threshold").update();
        manyCases();
        learning.learn(Subject.CATEGORY);
        var text = "又有人说紫藤廊架塌了一半,很危险";
        double confidence = suggested(text).at("/categories/0/confidence").asDouble();
        assertThat(suggested(text).at("/fillsIn").asBoolean()).isEqualTo(confidence >= 0.9);

        var lines = body(decide(null, "1"));
        assertThat(lines.at("/0/code").isNull()).isTrue();
        assertThat(lines.at("/0/inForce").asDouble()).isEqualTo(1);
        // what other tests taught may leave the model less sure of all
        assertThat(lines.at("/0/steps/0/cases").asInt() > 0 || confidence < 0.5).isTrue();
        assertThat(suggested(text).at("/fillsIn").asBoolean()).isFalse();

        assertThat(decide(one.code(), "0.5")).hasStatusOk();
        assertThat(suggested(text).at("/fillsIn").asBoolean()).isEqualTo(confidence >= 0.5);
        assertThat(sure.of("", text).isPresent()).isEqualTo(confidence >= 0.5);
        assertThat(decide(one.code(), "null")).hasStatusOk();
        assertThat(suggested(text).at("/fillsIn").asBoolean()).isFalse();

        assertThat(decide(null, "0.2")).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(decide(null, "null")).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(decide("no-such-category", "0.9")).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(desks.post(city.agent, THRESHOLDS, "{\"fillsIn\":0.6}"))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(jdbc.sql("select count(*) from suggestion_threshold").query(Long.class).single())
                .isEqualTo(3);
        jdbc.sql("delete from suggestion_threshold").update();
    }

    @Test // [utest->rule~understanding.unit~1]
    void whoIsInChargeFollowsFromTheCategoryAndThePlace() {
        manyCases();
        learning.learn(Subject.CATEGORY);
        var text = "又有人说紫藤廊架塌了一半";

        assertThat(suggested(text).at("/unit").isNull()).isTrue();
        var said =
                body(
                        desks.post(
                                city.agent,
                                "/understanding/suggestions",
                                "{\"text\":\"%s\",\"area\":%d}"
                                        .formatted(text, city.community.value())));
        assertThat(said.at("/unit/path/0").asString()).isNotEmpty();
        assertThat(said.at("/unit/words/0").asString()).isNotEmpty();
        assertThat(said.at("/unit/confidence").asDouble())
                .isEqualTo(said.at("/categories/0/confidence").asDouble());
    }

    @Test // [utest->rule~understanding.placeless~1]
    void whereSomethingHappensDoesNotSayWhatItIs() {
        var said = placeless.of(new Wording("花家地社区停暖", "望京街道花家地社区3号楼停暖，花家地社区没人管"));

        assertThat(said.heading()).isEqualTo(",停暖");
        assertThat(said.body()).doesNotContain("花家地", "望京街道").contains("3号楼停暖");
    }

    private MvcTestResult decide(@Nullable String category, String fillsIn) {
        return desks.post(
                admin,
                THRESHOLDS,
                "{\"category\":%s,\"fillsIn\":%s}"
                        .formatted(category == null ? "null" : "\"" + category + "\"", fillsIn));
    }

    private String name(Category category) {
        return categories.pathNames(category.code()).getLast();
    }

    private void readOn() {
        new ReadOn(followers, jdbc).untilNow(GivenFollower.NAME);
    }

    private List<String> states() {
        return body(desks.get(admin, MODELS))
                .valueStream()
                .map(it -> it.at("/state").asString())
                .toList();
    }

    private JsonNode suggested(String text) {
        return body(
                desks.post(
                        city.agent,
                        "/understanding/suggestions",
                        "{\"text\":\"%s\"}".formatted(text)));
    }

    /** Two matters nobody else in these tests talks about, so that they can be learned. */
    private void manyCases() {
        // after those of all other tests, in the next century; the last ones are held out, a month
        // and more later
        clock.advance(Duration.ofDays(110 * 365));
        for (int at = 0; at < 50; at++) {
            clock.advance(at == 40 ? Duration.ofDays(40) : Duration.ofMinutes(1));
            open(one, CaseKind.COMPLAINT, "紫藤廊架第%d处塌了,很危险".formatted(at));
            open(other, CaseKind.PRAISE, "感谢水上救援队第%d次帮忙".formatted(at));
        }
    }

    private void open(Category category, CaseKind kind, String words) {
        var said =
                new NewCase(
                        kind,
                        words.substring(0, 6),
                        words,
                        category.code(),
                        Urgency.GENERAL,
                        city.community,
                        "",
                        null,
                        null,
                        CaseEvent.Channel.PHONE,
                        null,
                        true,
                        false,
                        false,
                        List.of(),
                        null);
        casework.open(
                        () -> said,
                        id -> {},
                        List.of(new Act.Accept(), new Act.Dispatch(city.toStreet())),
                        CaseActor.of(city.agent),
                        SmallCity.key(),
                        clock.instant())
                .orThrow();
    }
}
