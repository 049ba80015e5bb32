package org.jieban.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Random;
import org.jieban.casefile.CaseEvent.Satisfaction;
import org.jieban.casefile.CaseEvent.Solved;
import org.junit.jupiter.api.Test;

/** Answers are counted by every combination, so that any scheme can be computed from the counts. */
class TallyTests {

    @Test
    void everyCombinationHasItsOwnCellAndIsFoundAgain() {
        var seen = new HashSet<Integer>();
        for (var contacted : new boolean[] {false, true}) {
            for (var solved : Solved.values()) {
                for (var satisfaction : Satisfaction.values()) {
                    int cell = Tally.cell(contacted, solved, satisfaction);
                    assertThat(seen.add(cell)).isTrue();
                    assertThat(Tally.contactedAt(cell)).isEqualTo(contacted);
                    assertThat(Tally.solvedAt(cell)).isEqualTo(solved);
                    assertThat(Tally.satisfactionAt(cell)).isEqualTo(satisfaction);
                }
            }
        }
        assertThat(seen).hasSize(Tally.CELLS).allMatch(cell -> cell >= 0 && cell < 24);
    }

    @Test
    void countsAreThoseOfTheSingleAnswers() {
        var random = new Random(7);
        var tally = Tally.NONE;
        var answers = new ArrayList<Tally>();
        long contacted = 0;
        long solved = 0;
        long partly = 0;
        long satisfied = 0;
        long basically = 0;
        for (int i = 0; i < 500; i++) {
            boolean reached = random.nextBoolean();
            var done = Solved.values()[random.nextInt(3)];
            var said = Satisfaction.values()[random.nextInt(4)];
            var one = Tally.one(reached, done, said);
            answers.add(one);
            tally = tally.plus(one);
            contacted += reached ? 1 : 0;
            solved += done == Solved.SOLVED ? 1 : 0;
            partly += done == Solved.PARTLY ? 1 : 0;
            satisfied += said == Satisfaction.SATISFIED ? 1 : 0;
            basically += said == Satisfaction.BASICALLY ? 1 : 0;
        }

        assertThat(tally.valid()).isEqualTo(500);
        assertThat(tally.contacted()).isEqualTo(contacted);
        assertThat(tally.solved()).isEqualTo(solved);
        assertThat(tally.partly()).isEqualTo(partly);
        assertThat(tally.satisfied()).isEqualTo(satisfied);
        assertThat(tally.basically()).isEqualTo(basically);
        assertThat(tally.satisfied() + tally.basically() + tally.dissatisfied() + tally.unsaid())
                .isEqualTo(500);
        assertThat(tally.cells()).hasSize(24);
        for (var one : answers) {
            tally = tally.minus(one);
        }
        assertThat(tally).isEqualTo(Tally.NONE);
    }

    @Test
    void aTallyDoesNotChangeAfterItWasMade() {
        var cells = new long[Tally.CELLS];
        var tally = Tally.of(cells);
        cells[0] = 5;
        tally.cells()[1] = 5;

        assertThat(tally).isEqualTo(Tally.NONE);
        assertThatThrownBy(() -> Tally.of(1, 2)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void figuresAddUpByShareAndByMeasure() {
        var one = Tally.one(true, Solved.SOLVED, Satisfaction.SATISFIED);
        var street =
                UnitFigures.ofLead(one).with(Measure.RECEIVED, 3).plus(Share.CALLED, one.plus(one));
        var other = UnitFigures.ofLead(one).with(Measure.RECEIVED, 4).with(Measure.CLOSED, 1);

        var sum = street.plus(other);

        assertThat(sum.answers(Share.LEAD).valid()).isEqualTo(2);
        assertThat(sum.answers(Share.CALLED).valid()).isEqualTo(2);
        assertThat(sum.answers(Share.ASSIST)).isEqualTo(Tally.NONE);
        assertThat(sum.measure(Measure.RECEIVED)).contains(Fraction.of(7));
        assertThat(sum.measure(Measure.CLOSED)).contains(Fraction.ONE);
        assertThat(sum.measure(Measure.MET)).isEmpty();
    }
}
