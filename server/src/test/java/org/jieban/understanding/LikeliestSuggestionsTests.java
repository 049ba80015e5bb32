package org.jieban.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jieban.understanding.Suggestions.Suggestion;
import org.junit.jupiter.api.Test;

class LikeliestSuggestionsTests {

    @Test // [utest->rule~understanding.keywords~1]
    void aKeywordStandsBeforeWhatAModelHardlyBelieves() {
        var mast = guessed("110302", 0.13);
        var threat = said("150101");
        var crowd = said("150102");

        assertThat(Suggestions.likeliest(List.of(mast), List.of(threat, crowd)))
                .containsExactly(threat, crowd, mast);
    }

    @Test
    void whatBothSayComesFirstAndOnceAndThreeAreEnough() {
        var guess = guessed("150101", 0.2);

        assertThat(
                        Suggestions.likeliest(
                                List.of(guess),
                                List.of(said("150101"), said("1"), said("2"), said("3"))))
                .extracting(Suggestion::code)
                .containsExactly("150101", "1", "2");
    }

    private static Suggestion guessed(String code, double confidence) {
        return new Suggestion(code, List.of(code), confidence, List.of(), false);
    }

    private static Suggestion said(String code) {
        return new Suggestion(code, List.of(code), 0.3, List.of("跳楼"), true);
    }
}
