package org.jieban.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.jieban.catalogue.PaperCity.bytes;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jieban.shared.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files of the catalogue are taken as a whole or refused with line and reason.
 *
 * <p>[utest->rule~dispatch.csv~1] [utest->rule~category.csv~1]
 * [utest->rule~dispatch.no-community~1]
 */
class CatalogueFilesTests {

    private static final String HEADER =
            "category,area,charge,unit,function,assisting,sign,contact,feedback,urgency,note\n";

    private final PaperCity city = PaperCity.small();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    019999,,STREET,,,,,,,,               | category  | unknown-category
                    0101,nowhere,STREET,,,,,,,,          | area      | unknown-unit
                    0101,reed,STREET,,,,,,,,             | area      | no-area
                    0101,water,STREET,,,,,,,,            | area      | no-area
                    0101,,COMMUNITY,,,,,,,,              | charge    | community-in-charge
                    0101,,DEPARTMENT,reed,,,,,,,         | charge    | community-in-charge
                    0101,,MAYOR,,,,,,,,                  | charge    | unknown-value
                    0101,,,,,,,,,,                       | charge    | unknown-value
                    0101,,DISTRICT,east,,,,,,,           | unit      | no-unit-here
                    0101,,STREET,east,,,,,,,             | unit      | unit-kind
                    0101,,DISTRICT,,water,,,,,,          | unit      | no-unit-here
                    0101,,ENTERPRISE,,,,,,,,             | unit      | unit-or-function
                    0101,,ENTERPRISE,water,water,,,,,,   | unit      | unit-or-function
                    0101,,ENTERPRISE,unknown,,,,,,,      | unit      | unknown-unit
                    0101,,ENTERPRISE,city-transport,,,,,,, | unit    | unit-kind
                    0101,,STREET,,,MAYOR,,,,,            | assisting | unknown-value
                    0101,,STREET,,,ENTERPRISE,,,,,       | assisting | unknown-value
                    0101,,STREET,,,,soon,,,,             | sign      | no-limit
                    0101,,STREET,,,,,,7 days,,           | feedback  | no-limit
                    0101,,STREET,,,,,,,VERY,             | urgency   | unknown-value
                    """)
    void aWrongRuleIsRefusedWithLineAndReason(String row, String column, String code) {
        var refused =
                refusal(() -> city.files().rules(bytes(HEADER + "0201,,STREET,,,,,,,,\n" + row)));

        assertThat(refused.type()).isEqualTo(CatalogueProblem.CSV_REFUSED);
        assertThat(refused.errors())
                .singleElement()
                .satisfies(error -> {
                    assertThat(error.line()).isEqualTo(3);
                    assertThat(error.pointer()).isEqualTo(column);
                    assertThat(error.code()).isEqualTo(code);
                });
    }

    @Test
    void twoRulesForTheSameMatterAndPlaceOverlap() {
        var refused =
                refusal(() ->
                        city.files()
                                .rules(
                                        bytes(
                                                HEADER
                                                        + """
                                                        0101,,STREET,,,,,,,,
                                                        0101,east,STREET,,,,,,,,
                                                        0101,,DISTRICT,,,,,,,,
                                                        """)));

        assertThat(refused.errors())
                .singleElement()
                .satisfies(error -> {
                    assertThat(error.code()).isEqualTo("rule-overlap");
                    assertThat(error.line()).isEqualTo(4);
                    assertThat(error.properties()).containsEntry("line", 2);
                });
    }

    @Test // [utest->rule~dispatch.dual-by-rule~1]
    void aDutyOfTheCommunityStandsOnlyWhereAStreetIsInCharge() {
        var columns = "category,charge,community\n";
        assertThat(city.files().rules(bytes(columns + "0101,STREET,到现场劝导\n")))
                .singleElement()
                .satisfies(rule -> {
                    assertThat(rule.community()).isEqualTo("到现场劝导");
                    assertThat(CatalogueCsv.writeRules(java.util.List.of(rule))).contains("到现场劝导");
                });
        assertThat(
                        refusal(() -> city.files().rules(bytes(columns + "0101,DISTRICT,劝导\n")))
                                .errors())
                .singleElement()
                .satisfies(error -> assertThat(error.code()).isEqualTo("community-without-street"));
    }

    @Test
    void everyMistakeIsToldAtOnce() {
        var refused =
                refusal(() ->
                        city.files()
                                .rules(bytes(HEADER + "x,,STREET,,,,,,,,\ny,,MAYOR,,,,,,,,\n")));

        assertThat(refused.errors()).hasSize(3);
        assertThat(refused.properties()).containsEntry("total", 3);
    }

    @Test
    void rulesWrittenCanBeReadAgain() {
        var rules =
                city.files()
                        .rules(
                                bytes(
                                        HEADER
                                                + """
                                                0101,,STREET,,,DISTRICT_DEPARTMENT:enforcement ENTERPRISE=water,15m,4wh,2wd,DANGER,"备注, 含逗号"
                                                ,west,DEPARTMENT,city-transport,,,,,,,
                                                """));

        assertThat(city.files().rules(bytes(CatalogueCsv.writeRules(rules)))).isEqualTo(rules);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Water!,city,water     | function | function-shape
                    water,city,nobody     | unit     | unknown-unit
                    water,city,reed       | unit     | community-in-charge
                    water,city,lake       | unit     | unit-kind
                    water,nowhere,water   | area     | unknown-unit
                    heat,city,west-water  | function | function-overlap
                    """)
    void aWrongFunctionIsRefusedWithLineAndReason(String row, String column, String code) {
        var refused =
                refusal(() ->
                        city.files()
                                .functions(bytes("function,area,unit\nheat,city,water\n" + row)));

        assertThat(refused.errors())
                .singleElement()
                .satisfies(error -> {
                    assertThat(error.line()).isEqualTo(3);
                    assertThat(error.pointer()).isEqualTo(column);
                    assertThat(error.code()).isEqualTo(code);
                });
    }

    @Test
    void limitsMustNameEveryUrgencyOnce() {
        var refused =
                refusal(() ->
                        LimitCsv.read(
                                bytes(
                                        """
                                        urgency,dispatch,sign,contact,feedback,assist,revisit
                                        DANGER,10m,15m,1h,2h,1h,24h
                                        DANGER,10m,15m,1h,2h,1h,24h
                                        GENERAL,2h,2h,24h,soon,3d,3d
                                        """)));

        assertThat(refused.errors())
                .extracting("code")
                .containsExactlyInAnyOrder(
                        "duplicate-line", "no-limit", "urgency-missing", "urgency-missing");
    }

    @Test
    void windowsForReturnsMayBeLeftOut() {
        var limits =
                LimitCsv.read(
                        bytes(
                                """
                                urgency,dispatch,sign,contact,feedback,assist,revisit,giveBack,afterReturn
                                DANGER,10m,15m,1h,2h,1h,24h,2wh,GOES_ON
                                LIVELIHOOD,30m,1h,4h,24h,12h,2d,,
                                GENERAL,2h,2h,24h,7d,3d,3d,1wd,ANEW
                                COMPLEX,2h,2h,24h,15d,7d,3d,1wd,ANEW
                                """));

        assertThat(limits)
                .extracting(StandardLimits::urgency, StandardLimits::afterReturn)
                .contains(
                        tuple(Urgency.DANGER, AfterReturn.GOES_ON),
                        tuple(Urgency.LIVELIHOOD, AfterReturn.ANEW));
        assertThat(limits)
                .filteredOn(limit -> limit.urgency() == Urgency.LIVELIHOOD)
                .singleElement()
                .satisfies(limit -> assertThat(limit.giveBack()).isNull());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ,甲,,,,        | code    | required
                    02,,,,,        | name    | required
                    01,甲,,,,      | code    | duplicate-line
                    02,甲,77,,,    | parent  | unknown-parent
                    02,甲,02,,,    | parent  | category-cycle
                    02,甲,,WISH,,  | kind    | unknown-value
                    02,甲,,,SOON,  | urgency | unknown-value
                    02,甲,,,,maybe | exempt  | unknown-value
                    02,甲,010101,,, | parent | too-deep
                    """)
    void aWrongCategoryIsRefusedWithLineAndReason(String row, String column, String code) {
        var file =
                """
                code,name,parent,kind,urgency,exempt
                01,城市管理,,,,
                0101,市容环境,01,,,
                010101,占道经营,0101,,,
                %s
                """
                        .formatted(row);

        var refused = refusal(() -> CategoryCsv.read(bytes(file)));

        assertThat(refused.errors())
                .singleElement()
                .satisfies(error -> {
                    assertThat(error.line()).isEqualTo(5);
                    assertThat(error.pointer()).isEqualTo(column);
                    assertThat(error.code()).isEqualTo(code);
                });
    }

    @Test
    void aRingOfCategoriesIsRefusedAtEachOfThem() {
        var refused =
                refusal(() ->
                        CategoryCsv.read(bytes("code,name,parent\na,甲,c\nb,乙,a\nc,丙,b\nd,丁,a\n")));

        assertThat(refused.errors()).extracting("code").containsOnly("category-cycle");
        assertThat(refused.errors()).extracting("line").containsExactly(2, 3, 4, 5);
    }

    @Test // [utest->rule~category.demands~1]
    void demandsComeDownFromTheParentUntilAnEntrySaysOtherwise() {
        var read =
                CategoryCsv.read(
                        bytes(
                                """
                                code,name,parent,on_site,checklist,progress
                                01,城市管理,,,,5d
                                0104,市政设施,01,yes,故障已排除；现场已清理,
                                010402,井盖,0104,,井盖齐全,1d
                                010403,路灯,0104,,,-
                                010406,架空线,0104,no,,
                                """));
        var byCode =
                read.stream().collect(java.util.stream.Collectors.toMap(Category::code, c -> c));

        assertThat(byCode.get("0104").checklist()).containsExactly("故障已排除", "现场已清理");
        assertThat(byCode.get("0104").progress()).hasToString("5d");
        assertThat(byCode.get("010402").onSite()).isTrue();
        assertThat(byCode.get("010402").checklist()).containsExactly("井盖齐全");
        assertThat(byCode.get("010403").checklist()).hasSize(2);
        assertThat(byCode.get("010403").progress()).isNull();
        assertThat(byCode.get("010406").onSite()).isFalse();
        assertThat(CategoryCsv.read(bytes(CategoryCsv.write(read)))).isEqualTo(read);
    }

    @Test
    void parentsMayStandAfterTheirChildren() {
        var read =
                CategoryCsv.read(
                        bytes("code,name,parent,urgency\n0101,市容环境,01,\n01,城市管理,,DANGER\n"));

        assertThat(read).extracting(Category::code).containsExactly("01", "0101");
        assertThat(read.getLast().urgency()).isEqualTo(Urgency.DANGER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "code,name,parent\n",
                "code,name\n01,甲\n",
                "code,name,parent,colour\n01,甲,,red\n"
            })
    void aFileWithoutTheRightColumnsOrRowsIsRefused(String file) {
        assertThat(refusal(() -> CategoryCsv.read(bytes(file))).errors()).isNotEmpty();
    }

    private static ProblemException refusal(ThrowingCallable act) {
        return catchThrowableOfType(ProblemException.class, act);
    }
}
