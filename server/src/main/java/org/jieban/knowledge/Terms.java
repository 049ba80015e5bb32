package org.jieban.knowledge;

import java.util.HashMap;
import java.util.Map;
import org.jieban.text.Grams;
import org.jieban.text.PlainText;
import org.jieban.text.Words;

/**
 * What a text is found by: its words and its pairs of characters. Words carry the meaning; pairs find
 * what was cut otherwise, was mistyped or is no word of the dictionary.
 */
final class Terms {

    private static final int PAIR = 2;
    private static final int LONGEST = 40;

    private Terms() {}

    /** How often each term stands in the text. */
    static Map<String, Integer> of(String text) {
        var plain = PlainText.withoutIdentity(text);
        var terms = new HashMap<String, Integer>();
        for (var word : Words.of(plain)) {
            if (word.text().length() > PAIR
                    && isWritten(word.text())
                    && word.text().length() <= LONGEST) {
                terms.merge(word.text(), 1, Integer::sum);
            }
        }
        Grams.of(
                plain,
                PAIR,
                PAIR,
                pair -> {
                    if (isWritten(pair)) {
                        terms.merge(pair, 1, Integer::sum);
                    }
                });
        return terms;
    }

    private static boolean isWritten(String term) {
        return term.codePoints().allMatch(Character::isLetterOrDigit);
    }
}
