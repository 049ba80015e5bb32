package org.jieban.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jieban.catalogue.PaperCity.bytes;

import java.time.LocalDate;
import org.jieban.calendar.Limit;
import org.jieban.organisation.UnitKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Who is in charge, by the rules of docs/rules/dispatch.md.
 *
 * <p>[utest->rule~dispatch.specific~1] [utest->rule~dispatch.backstop~1]
 * [utest->rule~dispatch.limits~1] [utest->rule~dispatch.function~1]
 * [utest->rule~dispatch.no-community~1]
 */
class DecidingWhoIsInChargeTests {

    private final PaperCity city = PaperCity.small();
    private final CatalogueIndex catalogue =
            city.catalogue(
                    bytes(
                            """
                            category,area,charge,unit,function,assisting,sign,contact,feedback,urgency,note
                            01,,DISTRICT,,,,,,,,
                            0101,,STREET,,,DISTRICT_DEPARTMENT:enforcement,,,,,
                            0101,west,DEPARTMENT,city-transport,,,,,,,
                            010102,,DISTRICT_DEPARTMENT,,enforcement,STREET,,,3wd,,
                            010102,hill,STREET,,,,,,,DANGER,
                            0201,,ENTERPRISE,,water,STREET DISTRICT,,,,,
                            """));

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # category, area, in charge       , rule, why
                    010101    , reed, lake            , 2   , the middle category's rule beats the top's
                    010101    , lake, lake            , 2   , a street itself is a place too
                    010101    , pine, city-transport  , 3   , same category: the smaller area wins
                    010102    , reed, east-enforcement, 4   , the leaf's rule beats the middle's
                    010102    , pine, hill            , 5   , same leaf: the smaller area wins
                    020101    , reed, water           , 6   , by function: the city's enterprise
                    020101    , pine, west-water      , 6   , by function: the district's own comes first
                    """)
    void theMostSpecificRuleDecides(
            String category, String area, String unit, int rule, String why) {
        var decision = city.decide(catalogue, category, area, Urgency.GENERAL);

        assertThat(decision).as(why).isInstanceOf(Decision.Direct.class);
        var direct = (Decision.Direct) decision;
        assertThat(direct.unit()).as(why).isEqualTo(city.unit(unit).id());
        assertThat(direct.rule()).isEqualTo(rule);
        assertThat(direct.version()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # category, area, rule, why
                    01        , reed, 1   , the catalogue itself says that it is not clear
                    03        , reed,     , no rule speaks of it
                    010101    , east,     , the street is not known
                    """)
    void otherwiseTheDistrictIsTheBackstop(String category, String area, Integer rule, String why) {
        var decision = city.decide(catalogue, category, area, Urgency.GENERAL);

        assertThat(decision).as(why).isInstanceOf(Decision.Backstop.class);
        var backstop = (Decision.Backstop) decision;
        assertThat(backstop.unit()).isEqualTo(city.unit("east").id());
        if (rule != null) {
            assertThat(backstop.rule()).isEqualTo(rule);
        }
        assertThat(backstop.why().chinese()).contains("东区");
    }

    @Test // [utest->rule~dispatch.dual-by-rule~1]
    void aRuleMayGiveTheCommunityItsOwnDutyBesideTheStreet() {
        var dual =
                city.catalogue(
                        bytes(
                                """
                                category,area,charge,unit,community
                                0101,,STREET,,到现场劝导
                                010102,hill,STREET,lake,到现场劝导
                                """));

        assertThat(inward(dual, "010101", "reed"))
                .containsExactly(new Inward(city.unit("reed").id(), "到现场劝导"));
        assertThat(inward(dual, "010101", "lake")).as("no community is known").isEmpty();
        assertThat(inward(dual, "010102", "pine")).as("another street is in charge").isEmpty();
        assertThat(inward(catalogue, "010101", "reed")).as("the rule says nothing").isEmpty();
    }

    private java.util.List<Inward> inward(CatalogueIndex rules, String category, String area) {
        return ((Decision.Decided) city.decide(rules, category, area, Urgency.GENERAL)).inward();
    }

    @Test // [utest->rule~dispatch.named-street~1]
    void aRuleMayNameAnotherStreetThanTheOneWhereItHappened() {
        var ruled =
                city.catalogue(
                        PaperCity.bytes(
                                "category,area,charge,unit,note\n010101,hill,STREET,lake,裁决\n"));

        assertThat(city.decide(ruled, "010101", "pine", Urgency.GENERAL))
                .isInstanceOfSatisfying(
                        Decision.Direct.class,
                        direct -> {
                            assertThat(direct.unit()).isEqualTo(city.unit("lake").id());
                            assertThat(direct.why().chinese()).contains("目录指定");
                        });
    }

    @Test
    void aDistrictWithoutSuchADepartmentIsTheBackstopItself() {
        city.unit("north", "北区", UnitKind.DISTRICT, "city")
                .unit("moss", "苔原街道", UnitKind.STREET, "north");

        var decision = city.decide(catalogue, "010102", "moss", Urgency.GENERAL);

        assertThat(decision)
                .isInstanceOfSatisfying(
                        Decision.Backstop.class,
                        backstop -> {
                            assertThat(backstop.unit()).isEqualTo(city.unit("north").id());
                            assertThat(backstop.rule()).isEqualTo(4);
                            assertThat(backstop.why().chinese()).contains("没有登记该单位", "第4条");
                        });
    }

    @Test
    void aUnitThatHasEndedIsNotPutInCharge() {
        city.unit("water", "平安市自来水集团", UnitKind.ENTERPRISE, "city", LocalDate.of(2026, 3, 1));

        assertThat(city.decide(catalogue, "020101", "reed", Urgency.LIVELIHOOD))
                .isInstanceOf(Decision.Backstop.class);
    }

    @Test
    void withoutAPlaceNobodyCanBeNamedUnlessTheRuleNeedsNone() {
        assertThat(city.decide(catalogue, "010101", null, Urgency.GENERAL))
                .isInstanceOfSatisfying(
                        Decision.Undecided.class,
                        undecided ->
                                assertThat(undecided.reason())
                                        .isEqualTo(Decision.Undecided.Reason.NO_AREA));
    }

    @Test
    void whoHelpsIsFoundInTheSamePlaceAndIsNeverTheUnitInCharge() {
        var decision =
                (Decision.Direct) city.decide(catalogue, "020101", "reed", Urgency.LIVELIHOOD);

        assertThat(decision.assisting())
                .containsExactly(city.unit("lake").id(), city.unit("east").id());
        var inTheWest = (Decision.Direct) city.decide(catalogue, "010102", "pine", Urgency.GENERAL);
        assertThat(inTheWest.assisting()).isEmpty();
    }

    @Test
    void aCommunityIsNeverInCharge() {
        for (var category : new String[] {"01", "0101", "010101", "010102", "020101", "03"}) {
            for (var area : new String[] {"reed", "pine"}) {
                var decision = city.decide(catalogue, category, area, Urgency.GENERAL);

                assertThat(((Decision.Decided) decision).unit())
                        .isNotIn(city.unit("reed").id(), city.unit("pine").id());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Charge.class)
    void noKindOfChargeIsACommunity(Charge charge) {
        assertThat(charge.kind()).isNotEqualTo(UnitKind.COMMUNITY);
    }

    @Test
    void limitsFollowTheUrgencyUnlessTheRuleHasItsOwn() {
        var usual = (Decision.Decided) city.decide(catalogue, "010101", "reed", Urgency.GENERAL);
        var own = (Decision.Decided) city.decide(catalogue, "010102", "reed", Urgency.GENERAL);

        assertThat(usual.limits())
                .isEqualTo(new Limits(Limit.parse("2h"), Limit.parse("24h"), Limit.parse("7d")));
        assertThat(own.limits())
                .isEqualTo(new Limits(Limit.parse("2h"), Limit.parse("24h"), Limit.parse("3wd")));
    }

    @Test
    void aRulesOwnLimitNeverSlowsACaseThatPressesMore() {
        var decision = (Decision.Decided) city.decide(catalogue, "010102", "reed", Urgency.DANGER);

        assertThat(decision.limits().feedback()).isEqualTo(Limit.parse("2h"));
    }

    @Test
    void aRuleMayPressMoreThanTheCaseAndNeverLess() {
        var pressed = (Decision.Decided) city.decide(catalogue, "010102", "pine", Urgency.GENERAL);
        var kept = (Decision.Decided) city.decide(catalogue, "020101", "pine", Urgency.DANGER);

        assertThat(pressed.urgency()).isEqualTo(Urgency.DANGER);
        assertThat(pressed.limits().feedback()).isEqualTo(Limit.parse("2h"));
        assertThat(kept.urgency()).isEqualTo(Urgency.DANGER);
    }

    @Test
    void theReasonNamesMatterUnitVersionAndRule() {
        var decision = (Decision.Direct) city.decide(catalogue, "010101", "reed", Urgency.GENERAL);

        assertThat(decision.why().chinese())
                .isEqualTo("“城市管理 › 市容环境 › 占道经营”由事发地街道（乡镇）办理：湖滨街道（派单目录第1版第2条）。");
        assertThat(decision.why().english())
                .contains("湖滨街道", "dispatch catalogue version 1, rule 2");
    }
}
