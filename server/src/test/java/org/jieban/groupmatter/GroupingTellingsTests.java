package org.jieban.groupmatter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which tellings are one matter. Places and people are invented. */
class GroupingTellingsTests {

    private static final Instant START = Instant.parse("2026-03-02T02:00:00Z");
    private static final List<String> ESTATES =
            List.of("翠湖花园", "金桂家园", "紫竹苑", "东篱新城", "云锦苑", "松涛家园", "白鹭苑", "长宁花园", "星河苑", "梧桐新城");
    private static final List<String> THEMES =
            List.of(
                    "小区电梯经常坏,老人上不了楼",
                    "路灯不亮,晚上走路看不见",
                    "停车位太少,车子乱停堵住消防通道",
                    "垃圾好几天没有人清运,臭气熏天",
                    "自来水发黄,不能喝",
                    "物业乱收费,不开发票",
                    "暖气不热,室内只有十二度",
                    "流浪狗成群,咬伤小孩");

    private final List<Telling> told = new ArrayList<>();

    // [utest->rule~group-matter.like~1]
    @Test
    void oneThemeAtDifferentPlacesIsNotOneMatter() {
        someCity();
        var nights = new ArrayList<String>();
        for (int at = 0; at < 8; at++) {
            nights.add(
                    tell(
                            "n" + at,
                            ESTATES.get(at) + "旁边工地夜间施工噪音扰民",
                            "我住在" + ESTATES.get(at) + ",旁边的工地夜里两点还在施工,噪音太大,睡不着觉。"));
        }

        assertThat(mattersWith(nights)).hasSize(8);
    }

    // [utest->rule~group-matter.like~1]
    @Test
    void aLineOfBusesOrTrainsIsItsNumber() {
        assertThat(PlaceNames.line("205路")).contains("205路").isNotEqualTo(PlaceNames.line("225路"));
        assertThat(PlaceNames.line("w125路公交车")).contains("w125路");
        assertThat(PlaceNames.line("地铁6号线")).contains("6号线").isEqualTo(PlaceNames.line("6号线"));
        assertThat(PlaceNames.line("东六路")).isEmpty();
        assertThat(PlaceNames.line("丹枫新城")).isEmpty();
    }

    // [utest->rule~group-matter.join~1]
    @Test
    void oneMatterInOtherWordsOfOtherPeopleIsOneMatter() {
        someCity();
        var station =
                List.of(
                        tell("a", "丹枫新城附近建搅拌站噪音扰民", "丹枫新城小区旁边建了一个混凝土搅拌站,日夜生产,灰尘和噪音很大。"),
                        tell("b", "投诉丹枫新城旁边的搅拌厂", "搅拌厂离丹枫新城不到一百米,粉尘飘进家里,窗户不敢开。"),
                        tell("c", "丹枫新城小区搅拌站什么时候搬走", "请问丹枫新城旁的水泥搅拌站有没有环评手续?灰尘太大了。"),
                        tell("d", "违建搅拌站污染环境", "我是丹枫新城的住户,楼下的搅拌站没有手续,灰尘噪音污染严重。"));
        var other = tell("e", "丹枫新城电梯又坏了", "丹枫新城三栋电梯一个月坏了四次,物业不修。");

        assertThat(mattersWith(station)).hasSize(1);
        assertThat(mattersWith(List.of(station.getFirst(), other))).hasSize(2);
    }

    @Test
    void aMatterIsNamedByItsPlaceAndWhatSetsItApart() {
        someCity();
        tell("a", "丹枫新城附近建搅拌站噪音扰民", "丹枫新城小区旁边建了一个混凝土搅拌站,灰尘很大。");
        tell("b", "投诉丹枫新城旁边的搅拌站", "搅拌站离丹枫新城不到一百米,灰尘飘进家里。");
        tell("c", "丹枫新城小区搅拌站什么时候搬走", "请问丹枫新城旁的搅拌站有没有环评手续?灰尘太大了。");

        var hottest = HotMatters.of(told).getFirst();

        assertThat(hottest.name()).startsWith("丹枫新城 ").contains("搅拌");
        assertThat(hottest.places()).contains("丹枫新城");
        assertThat(hottest.people()).isEqualTo(3);
        assertThat(hottest.first()).isEqualTo(hottest.tellings().getFirst().at());
    }

    @Test
    void aSwindleWithoutAPlaceIsOneMatterWhenItsNameIsRare() {
        someCity();
        var savers =
                List.of(
                        tell("a", "银雀财富平台不兑付", "我在银雀财富平台存了两万,到期不能提现,请公安立案。"),
                        tell("b", "请立案调查银雀财富诈骗", "银雀财富老板跑路,几百人的血汗钱拿不回来。"),
                        tell("c", "银雀财富案件进展如何", "报案三个月了,银雀财富的案子没有任何公告。"));

        assertThat(mattersWith(savers)).hasSize(1);
    }

    // [utest->rule~group-matter.known-place~1]
    @Test
    void theSameSentenceFromPlacesKnownToDifferIsNotOneMatter() {
        someCity();
        var elsewhere =
                List.of(
                        at("a", "s1", "c1", "丹枫东里", SENTENCE),
                        at("b", "s2", "c2", "白鹭东里", SENTENCE),
                        at("c", "s3", "c3", "松涛东里", SENTENCE),
                        at("d", "s1", "c4", "槐荫东里", SENTENCE));

        assertThat(mattersWith(elsewhere)).as("streets and estates").hasSize(4);
    }

    // [utest->rule~group-matter.known-place~1]
    @Test
    void likeWordsFromTheSameBuildingAreOneMatterAtOnce() {
        someCity();
        var there =
                List.of(
                        at("a", "s1", "c1", "丹枫里", "电梯停了三天没人修"),
                        at("b", "s1", "c1", "丹枫里", "老人被关在电梯里"),
                        at("c", "s1", null, "丹枫里小区", "电梯坏了物业说没钱修"));
        var other = at("d", "s1", "c1", "丹枫里", "楼下麻将馆半夜吵闹");

        assertThat(mattersWith(there)).hasSize(1);
        assertThat(mattersWith(List.of(there.getFirst(), other))).hasSize(2);
    }

    // [utest->rule~group-matter.known-place~1]
    @Test
    void whatTheWholeCityUsesIsOneMatterWhereverItsUsersLive() {
        someCity();
        var app =
                List.of(
                        at("a", "s1", "c1", "丹枫里", "电子社保卡小程序刷脸闪退"),
                        at("b", "s2", "c2", "白鹭园", "电子社保卡小程序刷脸总是闪退"),
                        at("c", "s3", "c3", "松涛里", "社保卡小程序一刷脸就闪退"));

        assertThat(mattersWith(app)).hasSize(1);
    }

    // [utest->rule~group-matter.known-place~1]
    @Test
    void knownPlacesAgreeByStreetCommunityAndName() {
        var here = new KnownPlace("s1", "c1", "南湖东园");

        assertThat(here.agreement(here)).isEqualTo(1);
        assertThat(here.agreement(new KnownPlace("s1", "c1", "阜荣街"))).isEqualTo(0.8);
        assertThat(here.agreement(new KnownPlace("s1", "c2", "南湖中园"))).isEqualTo(0.5);
        assertThat(here.agreement(new KnownPlace("s1", "c2", "望京花园"))).isZero();
        assertThat(here.agreement(new KnownPlace("s2", null, "南湖东园"))).isZero();
        assertThat(here.agreement(new KnownPlace("s1", null, null))).isEqualTo(0.5);
    }

    private static final String SENTENCE = "夜里突然停暖,好几栋楼都这样";

    private String at(
            String id, String street, @Nullable String community, String place, String title) {
        told.add(
                new Telling(
                        id,
                        "user of " + id,
                        START.plus(Duration.ofHours(told.size())),
                        street,
                        community,
                        place,
                        title,
                        title,
                        0,
                        0));
        return id;
    }

    @Test
    void theSameFileGivesTheSameMatters() {
        someCity();

        assertThat(HotMatters.of(told)).isEqualTo(HotMatters.of(List.copyOf(told)));
    }

    @Test
    void everyTellingIsInOneMatter() {
        someCity();
        told.add(new Telling("x", "y", null, null, null, "", "", 0, 0));

        var matters = HotMatters.of(told);

        assertThat(matters.stream().flatMap(matter -> matter.tellings().stream()))
                .containsExactlyInAnyOrderElementsOf(told);
        assertThat(matters.stream().map(HotMatter::rank))
                .containsExactlyElementsOf(
                        java.util.stream.IntStream.rangeClosed(1, matters.size()).boxed().toList());
    }

    private void someCity() {
        int number = 0;
        for (var theme : THEMES) {
            for (var estate : ESTATES) {
                tell(
                        "city" + number,
                        estate + theme.substring(0, theme.indexOf(',')),
                        estate + theme);
                number++;
            }
        }
    }

    private String tell(String id, String title, String text) {
        told.add(
                new Telling(
                        id,
                        "user of " + id,
                        START.plus(Duration.ofHours(told.size())),
                        null,
                        null,
                        title,
                        text,
                        0,
                        0));
        return id;
    }

    private Set<Integer> mattersWith(List<String> ids) {
        return HotMatters.of(told).stream()
                .filter(matter -> matter.tellings().stream().anyMatch(t -> ids.contains(t.id())))
                .map(HotMatter::rank)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
