package org.jieban.demo;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.jieban.identity.PersonRow;
import org.jieban.organisation.UnitKind;
import org.jieban.organisation.UnitRow;
import org.junit.jupiter.api.Test;

class CityPlanTests {

    private final CityPlan plan = CityPlan.draw();

    @Test
    void theCityHasItsRealDistrictsStreetsAndCommunities() {
        var kinds = plan.units().stream().collect(groupingBy(UnitRow::kind, counting()));
        assertThat(kinds)
                .containsEntry(UnitKind.CITY, 1L)
                .containsEntry(UnitKind.DISTRICT, 16L)
                .containsEntry(UnitKind.STREET, 349L)
                .containsEntry(UnitKind.COMMUNITY, 7535L)
                .containsEntry(UnitKind.HOTLINE, 1L);
    }

    @Test
    void everyUnitStandsBelowOneThatCameBefore() {
        var seen = new HashSet<String>();
        for (var unit : plan.units()) {
            if (unit.parent() != null) {
                assertThat(seen).contains(unit.parent());
            }
            assertThat(seen.add(unit.code())).as(unit.code()).isTrue();
        }
    }

    @Test
    void placesAreNamedAsPeopleNameThem() {
        assertThat(CityPlan.cleanName("多福巷社区居委会", UnitKind.COMMUNITY)).isEqualTo("多福巷社区");
        assertThat(CityPlan.cleanName("国风社区居民委员会", UnitKind.COMMUNITY)).isEqualTo("国风社区");
        assertThat(CityPlan.cleanName("南各庄村委会", UnitKind.COMMUNITY)).isEqualTo("南各庄村");
        assertThat(CityPlan.cleanName("后营村村民委员会", UnitKind.COMMUNITY)).isEqualTo("后营村");
        assertThat(CityPlan.cleanName("第一居委会", UnitKind.COMMUNITY)).isEqualTo("第一社区");
    }

    @Test
    void everyoneHasAUserNameOfTheirOwnAndAUnitThatExists() {
        var people = StaffPlan.everybody(plan.units());
        var codes = plan.units().stream().map(UnitRow::code).toList();
        assertThat(people).extracting(PersonRow::username).doesNotHaveDuplicates();
        assertThat(new HashSet<>(codes))
                .containsAll(people.stream().map(PersonRow::unit).distinct().toList());
        assertThat(people).hasSizeBetween(3000, 4500);
    }

    @Test
    void namesAndPhonesAreTheSameEveryTime() {
        assertThat(PersonNames.of("u1")).isEqualTo(PersonNames.of("u1")).hasSizeBetween(2, 3);
        assertThat(PersonNames.phone("7")).isEqualTo(PersonNames.phone("7")).matches("154\\d{8}");
    }
}
