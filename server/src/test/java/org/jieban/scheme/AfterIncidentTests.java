package org.jieban.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import org.jieban.scheme.Scheme.AfterIncident;
import org.jieban.scheme.Scheme.Asks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a scheme says of known incidents, and what holds where it says nothing. */
class AfterIncidentTests {

    private static final String READY = SchemeDocument.ready("three-rates");

    private static SchemeReading with(String section) {
        return SchemeDocument.read(READY + "\nincidents:\n" + section.indent(2));
    }

    // [utest->rule~incident.revisit~1]
    @ParameterizedTest
    @CsvSource({"each, EACH, 100", "sample, SAMPLE, 10", "one, ONE, 100"})
    void everybodyASampleOrOne(String word, Asks asks, int percent) {
        var scheme = with("revisit: " + word).get();

        assertThat(scheme.incidents()).isEqualTo(new AfterIncident(asks, percent));
        assertThat(SchemeDocument.read(SchemeDocument.write(scheme)).get()).isEqualTo(scheme);
    }

    @Test
    void aSampleHasAShareAndNothingElseHas() {
        assertThat(with("revisit: sample\npercent: 25").get().incidents().percent()).isEqualTo(25);
        assertThat(with("revisit: one\npercent: 25").faults()).hasSize(1);
        assertThat(with("revisit: sample\npercent: 0").faults()).hasSize(1);
        assertThat(with("revisit: nobody").faults()).hasSize(1);
    }

    // [utest->rule~incident.weight~1]
    @Test
    void aSchemeThatSaysNothingReadsAndCountsAsBefore() {
        var scheme = SchemeDocument.read(READY).get();

        assertThat(scheme.incidents()).isEqualTo(AfterIncident.USUAL);
        assertThat(scheme.weight(Share.INCIDENT)).isEqualTo(Fraction.ZERO);
        assertThat(SchemeDocument.write(scheme)).doesNotContain("incident");
    }

    @Test
    void whatAnAnswerWeighsIsAShareLikeTheOthers() {
        var scheme =
                SchemeDocument.read(
                                READY.replaceFirst("called: [0-9.]+", "called: 0, incident: 0.5"))
                        .get();

        assertThat(scheme.weight(Share.INCIDENT)).isEqualTo(Fraction.of(1, 2));
        assertThat(SchemeDocument.write(scheme)).contains("incident: 0.5");
    }
}
