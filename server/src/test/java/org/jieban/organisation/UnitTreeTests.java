package org.jieban.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UnitTreeTests {

    private static final Unit CITY = unit(1, UnitKind.CITY, null);
    private static final Unit DISTRICT = unit(2, UnitKind.DISTRICT, 1L);
    private static final Unit STREET = unit(3, UnitKind.STREET, 2L);
    private static final Unit OTHER = unit(4, UnitKind.DISTRICT, 1L);

    private final UnitTree tree = new UnitTree(1, List.of(STREET, CITY, OTHER, DISTRICT));

    @Test
    void theScopeOfTheTopIsEverythingAndNamesNothing() {
        var scope = tree.scope(CITY);

        assertThat(scope.everything()).isTrue();
        assertThat(scope.units()).isEmpty();
        assertThat(scope.contains(STREET.id())).isTrue();
    }

    @Test
    void theScopeOfADistrictIsItselfAndWhatIsBelow() {
        var scope = tree.scope(DISTRICT);

        assertThat(scope.units()).containsExactly(2, 3);
        assertThat(scope.contains(OTHER.id())).isFalse();
    }

    @Test
    void withTwoTopsNeitherSeesTheOther() {
        var apart = unit(9, UnitKind.CITY, null);
        var two = new UnitTree(1, List.of(CITY, DISTRICT, apart));

        assertThat(two.scope(CITY).everything()).isFalse();
        assertThat(two.scope(CITY).units()).containsExactly(1, 2);
    }

    @Test
    void theWayLeadsFromTheTopDown() {
        assertThat(tree.path(STREET)).containsExactly(CITY, DISTRICT, STREET);
    }

    private static Unit unit(long id, UnitKind kind, @Nullable Long parent) {
        return new Unit(
                new UnitId(id),
                "u" + id,
                "单位" + id,
                kind,
                parent == null ? null : new UnitId(parent),
                LocalDate.of(2020, 1, 1),
                null,
                null);
    }
}
