package org.jieban.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.jieban.incident.Drawing.Linked;
import org.jieban.incident.Drawing.Lot;
import org.jieban.scheme.Scheme.AfterIncident;
import org.jieban.scheme.Scheme.Asks;
import org.junit.jupiter.api.Test;

/** Who hears of the end of an incident, and who is asked. */
class DrawingTests {

    /** A thousand cases of 500 people, every tenth of whom cannot be reached. */
    private static final List<Linked> MANY =
            LongStream.range(0, 1000)
                    .mapToObj(id -> new Linked(id, id % 500, id % 10 != 0))
                    .toList();

    private static List<Lot> lots(Asks asks, int percent) {
        return Drawing.of("SJ20261122-1", new AfterIncident(asks, percent), MANY);
    }

    private static long person(Lot lot) {
        return lot.caseId() % 500;
    }

    // [utest->rule~incident.told-once~1]
    @Test
    void everybodyWhoCanBeReachedIsToldOnceWithTheirFirstCase() {
        var told = lots(Asks.SAMPLE, 10).stream().filter(Lot::told).toList();

        assertThat(told).hasSize(450);
        assertThat(told.stream().map(DrawingTests::person)).doesNotHaveDuplicates();
        assertThat(told).allSatisfy(lot -> assertThat(lot.caseId()).isLessThan(500));
    }

    // [utest->rule~incident.revisit~1]
    @Test
    void asTheSchemeSaysEverybodyASampleOrOneIsAsked() {
        assertThat(lots(Asks.EACH, 100).stream().filter(Lot::drawn)).hasSize(450);
        assertThat(lots(Asks.SAMPLE, 10).stream().filter(Lot::drawn)).hasSize(45);
        assertThat(lots(Asks.SAMPLE, 1).stream().filter(Lot::drawn)).hasSize(5);
        assertThat(lots(Asks.ONE, 100).stream().filter(Lot::drawn)).hasSize(1);
        assertThat(lots(Asks.SAMPLE, 10).stream().filter(Lot::drawn))
                .allSatisfy(lot -> assertThat(lot.told()).isTrue());
    }

    @Test
    void theSameIncidentDrawsTheSameAgainAndAnotherOneOthers() {
        var drawn = lots(Asks.SAMPLE, 10);

        assertThat(lots(Asks.SAMPLE, 10)).isEqualTo(drawn);
        assertThat(Drawing.of("SJ20261122-2", AfterIncident.USUAL, MANY)).isNotEqualTo(drawn);
    }

    @Test
    void whereNobodyCanBeReachedNobodyIsTold() {
        var silent = List.of(new Linked(1, -1, false), new Linked(2, -2, false));

        assertThat(Drawing.of("SJ20261122-1", new AfterIncident(Asks.EACH, 100), silent))
                .containsExactly(new Lot(1, false, false), new Lot(2, false, false));
        assertThat(Drawing.of("SJ20261122-1", AfterIncident.USUAL, List.of())).isEmpty();
    }
}
