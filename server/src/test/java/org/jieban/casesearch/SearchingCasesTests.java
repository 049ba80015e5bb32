package org.jieban.casesearch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jieban.DesksOfTheHotline;
import org.jieban.PostgresTest;
import org.jieban.casefile.Act;
import org.jieban.casefile.CaseActor;
import org.jieban.casefile.CaseNumber;
import org.jieban.casefile.Casework;
import org.jieban.casefile.Followers;
import org.jieban.casefile.NewCase;
import org.jieban.casefile.ReadOn;
import org.jieban.casefile.SmallCity;
import org.jieban.identity.Actor;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.Units;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@PostgresTest
class SearchingCasesTests {

    @Autowired Units units;
    @Autowired Casework casework;
    @Autowired Followers followers;
    @Autowired Clock clock;
    @Autowired JdbcClient jdbc;
    @Autowired MockMvcTester mvc;

    private SmallCity city;
    private DesksOfTheHotline desks;
    private Duration age = Duration.ofHours(40);

    @BeforeEach
    void anEmptyIndex() {
        city = new SmallCity(units, jdbc);
        desks = new DesksOfTheHotline(mvc);
        readOn();
        jdbc.sql("delete from case_search").update();
    }

    // [utest->rule~case-search.found~1]
    @Test
    void wordsInTheTitleComeFirstThenTheNewest() {
        var older = said("供暖不热", "暖气冰凉", city.street);
        var newer = said("小区供暖不热", "十二度", city.street);
        var inWords = said("楼里很冷", "家里供暖管道漏水", city.street);
        said("路灯不亮", "天黑看不见", city.street);

        assertThat(numbers(find(city.agent, "\"text\": \"供暖\"")))
                .containsExactly(newer, older, inWords);
        assertThat(numbers(find(city.agent, "\"text\": \"供暖 漏水\""))).containsExactly(inWords);
        assertThat(numbers(find(city.agent, "\"text\": \"供暖\", \"newest\": true")))
                .containsExactly(inWords, newer, older);
        assertThat(numbers(find(city.agent, "\"text\": \"没有这样的话\""))).isEmpty();
    }

    // [utest->rule~case-search.found~1]
    @Test
    void allPairsOfALongWordHaveToStandTogether() {
        said("管道漏水", "水管很旧，管道也旧", city.street);

        assertThat(numbers(find(city.agent, "\"text\": \"管道漏水\""))).hasSize(1);
        assertThat(numbers(find(city.agent, "\"text\": \"水管道\""))).isEmpty();
    }

    @Test
    void whatWasFoundIsMarkedInTitleAndWords() {
        said("供暖不热", "三单元供暖不热已经三天", city.street);

        var found = find(city.agent, "\"text\": \"供暖\"");

        assertThat(found).bodyJson().extractingPath("$.items[0].titleMarks[0].from").isEqualTo(0);
        assertThat(found).bodyJson().extractingPath("$.items[0].passageMarks[0].from").isEqualTo(3);
        assertThat(found).bodyJson().extractingPath("$.total").isEqualTo(1);
    }

    // [utest->rule~case-search.scope~1]
    @Test
    void aStreetDoesNotFindAnotherStreetsCase() {
        var own = said("井盖缺失", "路口井盖没了", city.street);
        var others = said("井盖缺失", "路口井盖没了", city.otherStreet);

        assertThat(numbers(find(city.handler, "\"text\": \"井盖\""))).containsExactly(own);
        assertThat(numbers(find(city.otherHandler, "\"text\": \"井盖\""))).containsExactly(others);
        assertThat(numbers(find(city.districtLeader, "\"text\": \"井盖\""))).hasSize(2);
        assertThat(numbers(find(city.handler, "\"text\": \"" + others + "\""))).isEmpty();
        assertThat(numbers(find(city.agent, "\"text\": \"" + others + "\"")))
                .containsExactly(others);
    }

    // [utest->rule~case-search.scope~1]
    @Test
    void aSecretCaseIsNotFoundByWhomOnlyAWhistleCalled() {
        var number = said("举报无证经营", "楼下无证经营", city.street);
        jdbc.sql("update case_file set secret = true where number = :number")
                .param("number", number)
                .update();
        jdbc.sql(
                        """
                        insert into assignment (case_id, no, unit_id, role, state, duty, since, round)
                        select id, 9, :unit, 'CALLED', 'WAITING', '', opened_at, 1 from case_file
                        where number = :number
                        """)
                .param("unit", city.water.value())
                .param("number", number)
                .update();
        jdbc.sql("update case_search set marks = case_search_marks(case_id)").update();

        assertThat(numbers(find(city.handler, "\"text\": \"无证经营\""))).containsExactly(number);
        assertThat(numbers(find(city.waterHandler, "\"text\": \"无证经营\""))).isEmpty();
    }

    // [utest->rule~case-search.private~1]
    @ParameterizedTest
    @ValueSource(strings = {"13812345678", "12345678", "110105198503071234", "a@b.cn"})
    void numbersThatIdentifyPeopleAreNotFound(String number) {
        said("退款纠纷", "我的电话13812345678，身份证110105198503071234，邮箱a@b.cn", city.street);

        assertThat(numbers(find(city.agent, "\"text\": \"退款\""))).hasSize(1);
        assertThat(numbers(find(city.agent, "\"text\": \"" + number + "\""))).isEmpty();
    }

    // [utest->rule~case-search.phone~1]
    @Test
    void onlyTheHotlineSearchesByPhoneAndThatIsRecorded() {
        long before = lookUps();

        assertThat(find(city.handler, "\"phone\": \"13800138000\"")).hasStatus(403);
        assertThat(find(city.agent, "\"phone\": \"13800138000\"")).hasStatusOk();
        assertThat(lookUps()).isEqualTo(before + 1);
    }

    // [utest->rule~case-search.kept~1]
    @Test
    void whatIsCorrectedOrDispatchedLaterIsFound() {
        var number = said("井盖缺失", "路口井盖没了", null);
        assertThat(numbers(find(city.handler, "\"text\": \"井盖\""))).isEmpty();

        act(number, new Act.Correct("雨水篦子缺失", null, null, null, null, "看过现场"), city.dispatcher);
        act(number, new Act.Dispatch(city.toStreet()), city.dispatcher);
        readOn();

        assertThat(numbers(find(city.handler, "\"text\": \"雨水篦子\""))).containsExactly(number);
        assertThat(numbers(find(city.handler, "\"open\": true"))).containsExactly(number);
        assertThat(numbers(find(city.handler, "\"state\": \"DISPATCHED\"")))
                .containsExactly(number);
        assertThat(numbers(find(city.handler, "\"state\": \"CLOSED\""))).isEmpty();
        assertThat(numbers(find(city.agent, "\"unit\": " + city.street.value())))
                .containsExactly(number);
        assertThat(numbers(find(city.agent, "\"unit\": " + city.otherStreet.value()))).isEmpty();
    }

    // [utest->rule~case-search.found~1]
    @Test
    void piecesFollowEachOtherWithoutGaps() {
        for (int i = 0; i < 5; i++) {
            said("噪音扰民", "装修", city.street);
        }

        var first = find(city.agent, "\"text\": \"噪音\", \"limit\": 3");
        var next = DesksOfTheHotline.body(first).get("next").asString();
        var second =
                find(city.agent, "\"text\": \"噪音\", \"limit\": 3, \"cursor\": \"" + next + "\"");

        assertThat(numbers(first)).hasSize(3).doesNotContainAnyElementsOf(numbers(second));
        assertThat(numbers(second)).hasSize(2);
    }

    // [utest->rule~case-search.found~1]
    @Test
    void theNewestAreReadOnWeekByWeek() {
        for (int i = 0; i < 4; i++) {
            age = Duration.ofDays(30 - 8L * i);
            said("噪音扰民", "装修", city.street);
        }

        // as when more than two thousand hold the words: read on from a moment
        var all = find(city.agent, "\"text\": \"噪音\", \"cursor\": \"9998-01-01T00:00:00Z_9\"");

        assertThat(numbers(all)).hasSize(4);
        assertThat(numbers(all)).isEqualTo(numbers(find(city.agent, "\"text\": \"噪音\"")));
    }

    private long lookUps() {
        return jdbc.sql("select count(*) from audit_entry where kind = 'CLAIMANT_LOOKED_UP'")
                .query(Long.class)
                .single();
    }

    private MvcTestResult find(Actor actor, String asked) {
        return desks.post(actor, "/cases/search", "{" + asked + "}");
    }

    private static List<String> numbers(MvcTestResult found) {
        assertThat(found).hasStatusOk();
        return DesksOfTheHotline.body(found)
                .get("items")
                .valueStream()
                .map(item -> item.get("number").asString())
                .toList();
    }

    private String said(String title, String words, @Nullable UnitId unit) {
        var pipe = city.burstPipe();
        var said =
                new NewCase(
                        pipe.kind(),
                        title,
                        words,
                        null,
                        pipe.urgency(),
                        city.district,
                        "试验路",
                        null,
                        null,
                        pipe.channel(),
                        null,
                        true,
                        false,
                        false,
                        List.of(),
                        null);
        var acts =
                unit == null
                        ? List.<Act>of(new Act.Accept())
                        : List.<Act>of(new Act.Accept(), new Act.Dispatch(city.to(unit)));
        age = age.minusMinutes(1);
        var number =
                casework.open(
                                () -> said,
                                _ -> {},
                                acts,
                                CaseActor.of(city.dispatcher),
                                SmallCity.key(),
                                clock.instant().minus(age))
                        .orThrow()
                        .number()
                        .value();
        readOn();
        return number;
    }

    private void act(String number, Act act, Actor actor) {
        casework.perform(CaseNumber.parse(number), null, act, actor, SmallCity.key()).orThrow();
    }

    private void readOn() {
        new ReadOn(followers, jdbc).untilNow(SearchFollower.NAME);
    }
}
