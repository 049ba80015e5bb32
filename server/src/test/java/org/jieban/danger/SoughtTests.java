package org.jieban.danger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Trying a pattern only where it can begin finds what the pattern finds. */
class SoughtTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "煤气|天然气; 煤天",
                "[煤媒][气汽]罐?; 煤媒",
                "一?屋; 一屋",
                "(几|好)?(十|百)人; 几好十百",
                "(?:液化|(?:煤|燃))气; 液煤燃",
                "(?<!不)着火; 着",
                "(?!修)漏{2,3}水; 漏",
                "漏{0,2}?水; 漏水",
                "[0-3]{2,}人; 0123",
                "^着火$; 着",
                "a*+b; ab"
            })
    void theCharactersWithWhichAPatternBeginsAreRead(String regex, String characters) {
        var expected = new BitSet();
        characters.chars().forEach(expected::set);

        assertThat(Beginnings.of(regex)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"着?", "(?!)", ".火", "[^火]灾", "\\b火|灾", "火\\b|灾", "(?i)fire|smoke", "火|"})
    void whereItMayBeAnyCharacterOrNoneItIsTriedEverywhere(String regex) {
        assertThat(Beginnings.of(regex)).isEmpty();
    }

    @Test
    void everyShippedPatternFindsTheSameAsWithoutKnowingItsBeginnings() {
        var rules = DangerRules.shipped();
        var patterns = new ArrayList<Sought>(DangerWords.shipped().patterns());
        patterns.add(rules.hidden());
        Stream.of(rules.signs(), rules.hints())
                .flatMap(List::stream)
                .map(DangerRules.Sign::words)
                .forEach(patterns::add);
        Stream.of(rules.besides(), rules.dims())
                .flatMap(List::stream)
                .map(DangerRules.Beside::words)
                .forEach(patterns::add);
        var texts = Phrasing.open().stream().map(Phrasing::text).toList();
        var letter = String.join("。", texts.subList(0, 60));
        int found = 0;

        for (var pattern : patterns) {
            for (var text : texts) {
                found += same(pattern, text);
            }
            found += same(pattern, letter);
        }
        assertThat(found).isPositive();
    }

    @Test
    void aBrokenPatternIsRefused() {
        Assertions.assertThatThrownBy(() -> Sought.of("(火"))
                .isInstanceOf(PatternSyntaxException.class);
    }

    private static int same(Sought sought, String text) {
        var plain = sought.pattern().matcher(text).results().map(MatchResult::group).toList();
        assertThat(sought.all(text).map(MatchResult::group).toList())
                .as("%s in %s", sought.pattern(), text)
                .isEqualTo(plain);
        return plain.size();
    }
}
