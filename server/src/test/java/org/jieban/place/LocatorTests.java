package org.jieban.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a text says its matter is, with the real places of the demo city. */
class LocatorTests {

    private static final Locator LOCATOR = Locator.of(Gazetteer.shipped());

    // [utest->rule~place.text~1]
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    望京的路灯不亮, 朝阳区/望京街道
                    望京街道的路灯不亮, 朝阳区/望京街道
                    望京街道办事处门口的路灯不亮, 朝阳区/望京街道
                    密云县太师屯镇的水库边有人野泳, 密云区/太师屯镇
                    太阳宫乡的公园蚊子太多, 朝阳区/太阳宫地区
                    芳群园4区楼下烧烤扰民, 丰台区/方庄街道/芳群园四区社区
                    我在海淀上班，家住丰台方庄芳古园二区，家里停水两天了, 丰台区/方庄街道/芳古园二区社区
                    朝阳区平房地区的垃圾站很臭, 朝阳区/平房地区
                    花家地南里小区东门对面有人占道卖菜, 朝阳区/望京街道/花家地南里社区居委会
                    """)
    void placesAreFoundByTheNamesPeopleUse(String text, String where) {
        assertThat(at(LOCATOR.locate(text))).isEqualTo(where);
    }

    // [utest->rule~place.slip~1]
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    忘京街道南湖中园小区有人占道, 朝阳区/望京街道/南湖中园社区居委会
                    朝阳区南湖西圆物业不作为, 朝阳区/望京街道/南湖西园社区居委会
                    海淀区西三棋街道的车位, 海淀区/西三旗街道
                    西城区西长街街道的垃圾, 西城区/西长安街街道
                    """)
    void oneWrongOrMissingCharacterIsForgiven(String text, String where) {
        assertThat(at(LOCATOR.locate(text))).isEqualTo(where);
    }

    // [utest->rule~place.slip~1]
    @Test
    void anotherDirectionOrNumberIsAnotherPlace() {
        assertThat(at(LOCATOR.locate("朝阳区望京西园五区楼下的油烟")))
                .doesNotContain("望京西园四区")
                .doesNotContain("望京西园三区");
    }

    // [utest->rule~place.road~1]
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    宣武门外大街路面坑洼, 西城区
                    中关村大街修路, 海淀区/中关村街道
                    海淀区学院路38号院漏水, 海淀区/学院路街道
                    德胜门外大街11号楼停水, 西城区/德胜街道
                    东直门外大街与东直门南大街交叉口, 东城区/东直门街道
                    """)
    void aRoadIsNoMoreThanAHint(String text, String where) {
        var found = LOCATOR.locate(text);

        assertThat(at(found)).isEqualTo(where);
        if (where.contains("/")) {
            assertThat(found.best().orElseThrow().confidence()).isBetween(0.4, 0.65);
        }
    }

    // [utest->rule~place.road~1]
    @Test
    void aCrossingOfRoadsOfTwoStreetsHasBothAsCandidates() {
        var two = LOCATOR.locate("西直门外大街和学院路路口红绿灯坏了").candidates();

        assertThat(two).hasSize(2).allSatisfy(it -> assertThat(it.confidence()).isLessThan(0.5));
    }

    // [utest->rule~place.road~1]
    @Test
    void whereSomebodyOnlyPassesIsNotThePlace() {
        assertThat(at(LOCATOR.locate("我从西三旗开车经过北清路发现路面有坑"))).isEmpty();
        assertThat(at(LOCATOR.locate("我从西三旗开车去上班,在望京街道看见路灯坏了"))).isEqualTo("朝阳区/望京街道");
    }

    // [utest->rule~place.nothing~1]
    @ParameterizedTest
    @ValueSource(
            strings = {
                "B2区桃园小区的垃圾没人清,物业不管",
                "K市东湖街道的路灯不亮",
                "东湖区委调我到区里工作",
                "城镇居民和农村居民的补贴一样吗",
                "单位63号文件怎么落实"
            })
    void anotherCityAndEverydayWordsAreNoPlaceHere(String text) {
        assertThat(at(LOCATOR.locate(text))).isEmpty();
    }

    // [utest->rule~place.nothing~1]
    @Test
    void aPartOfAnEstateWithALetterIsNotAnotherCity() {
        assertThat(at(LOCATOR.locate("望京街道南湖东园A1区的垃圾没人清"))).startsWith("朝阳区/望京街道");
        assertThat(at(LOCATOR.locate("我是A市人,住朝阳区望京街道"))).isEqualTo("朝阳区/望京街道");
    }

    // [utest->rule~place.ambiguous~1]
    @Test
    void anAmbiguousNameHasTwoCandidatesAndTheDistrictDecides() {
        var two = LOCATOR.locate("小黄庄社区门口的井盖丢了").candidates();

        assertThat(two)
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.confidence()).isLessThanOrEqualTo(0.5));
        assertThat(at(LOCATOR.locate("朝阳区小黄庄社区门口的井盖丢了"))).isEqualTo("朝阳区/和平街街道/小黄庄社区居委会");
        assertThat(at(LOCATOR.locate("东城区小黄庄社区门口的井盖丢了"))).isEqualTo("东城区/和平里街道/小黄庄社区居委会");
    }

    // [utest->rule~place.nothing~1]
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "希望前方是光明的，生活幸福和平",
                "前门的锁坏了，过街天桥的电梯也停了",
                "山西城市的车进京要办什么证",
                "大兴土木的施工单位半夜打桩",
                "我叫李朝阳，身份证丢了怎么补办",
                "北京朝阳建设集团有限公司拖欠工资",
                "天津市和平区的房子能用公积金贷款吗",
                "平房冬天取暖补贴怎么申请"
            })
    void nothingIsGuessedWhereNoPlaceIsNamed(String text) {
        assertThat(LOCATOR.locate(text).candidates()).isEmpty();
    }

    @Test
    void theWordsThatDecidedAreThoseOfTheText() {
        var best = LOCATOR.locate("您好，朝阳区 望京街道，花家地北里 12 号楼停水").best().orElseThrow();

        assertThat(best.place().name()).isEqualTo("花家地北里社区居委会");
        assertThat(best.words()).containsExactly("朝阳区", "望京街道", "花家地北里");
        assertThat(best.confidence()).isGreaterThan(0.9);
    }

    @Test
    void sentencesOfTheHotlineAreLocatedAsPeopleWould() throws IOException {
        var missed = new ArrayList<String>();
        int all = 0;
        for (var row : sentences()) {
            all++;
            var want = List.of(row.get("district"), row.get("street"), row.get("community"));
            var got = columns(LOCATOR.locate(row.get("text")));
            if (!got.equals(want)) {
                missed.add(row.get("text") + " " + got);
            }
        }

        assertThat(all).isGreaterThanOrEqualTo(150);
        assertThat(missed).as(String.join("\n", missed)).hasSizeLessThanOrEqualTo(all * 3 / 100);
    }

    @Test
    void sentencesMadeUpWithSlipsAreLocatedAndSureAnswersAreRight() {
        var result = PlaceTrial.run(LOCATOR, 200, 20260302);

        assertThat(result.precisionWhenSure()).isGreaterThan(0.98);
        assertThat(result.falseGuesses()).isZero();
        assertThat(result.byWay().get(PlaceTrial.Way.IN_FULL).community()).isGreaterThan(194);
        assertThat(result.byWay().get(PlaceTrial.Way.STREET).street()).isGreaterThan(194);
        assertThat(result.byWay().get(PlaceTrial.Way.COMMUNITY).community()).isGreaterThan(180);
        assertThat(result.byWay().get(PlaceTrial.Way.SLIP).street()).isGreaterThan(170);
        assertThat(result.byWay().get(PlaceTrial.Way.AMBIGUOUS).wrong()).isZero();
    }

    private static Iterable<org.apache.commons.csv.CSVRecord> sentences() throws IOException {
        var file =
                new InputStreamReader(
                        Objects.requireNonNull(
                                LocatorTests.class.getResourceAsStream("/place/sentences.csv")),
                        StandardCharsets.UTF_8);
        return CSVFormat.RFC4180
                .builder()
                .setCommentMarker('#')
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(file)
                .getRecords();
    }

    private static List<String> columns(Located located) {
        var columns = new ArrayList<String>();
        for (var level : Level.values()) {
            var names = new LinkedHashSet<String>();
            for (var candidate : located.candidates()) {
                LOCATOR.gazetteer()
                        .at(candidate.place(), level)
                        .ifPresent(p -> names.add(p.name()));
            }
            columns.add(String.join("|", names));
        }
        return columns;
    }

    private static String at(Located located) {
        return String.join("/", columns(located).stream().filter(name -> !name.isEmpty()).toList());
    }
}
