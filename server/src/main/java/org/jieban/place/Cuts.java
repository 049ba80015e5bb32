package org.jieban.place;

import java.util.List;
import org.jieban.text.Word;
import org.jieban.text.Words;
import org.jspecify.annotations.Nullable;

/** The words of a text, cut when they are first needed: what they say about names in it. */
final class Cuts {

    private static final String FUNCTION =
            "的在有到是了和与被让把就都没请我你他她这那要向从近应占市县区路为对不也很还去来给用以及或等则各每该本第将可能会过着村镇乡";

    private final String text;
    private @Nullable List<Word> words;

    Cuts(String text) {
        this.text = text;
    }

    private List<Word> words() {
        if (words == null) {
            words = Words.of(text);
        }
        return words;
    }

    /** Whether a stretch begins and ends where words do: 山西城市 has no 西城. */
    boolean isApart(int from, int until) {
        for (var word : words()) {
            boolean cutsLeft = word.from() < from && from < word.until();
            boolean cutsRight = word.from() < until && until < word.until();
            if (!cutsLeft && !cutsRight) {
                continue;
            }
            boolean around = word.from() <= from && word.until() >= until;
            boolean name = word.kind().startsWith("ns") || word.kind().startsWith("nt");
            if (around && name) {
                continue;
            }
            // names the dictionary does not know may be cut anywhere
            if (around || word.text().length() > 1 && Words.isOrdinary(word.text())) {
                return false;
            }
        }
        return true;
    }

    /** Whether a noun stands right before: 四季星城 is not 星城. */
    boolean followsNoun(int from) {
        for (var word : words()) {
            if (word.until() == from) {
                return word.text().length() > 1
                        && word.kind().startsWith("n")
                        && !word.kind().startsWith("ns")
                        && Words.isOrdinary(word.text());
            }
        }
        return false;
    }

    /** Whether this character belongs to a word of everyday language, so that it is no slip. */
    boolean isEverydayAt(int at) {
        if (FUNCTION.indexOf(text.charAt(at)) >= 0) {
            return true;
        }
        for (var word : words()) {
            if (word.from() <= at && at < word.until()) {
                return word.text().length() > 1 && Words.isOrdinary(word.text());
            }
        }
        return false;
    }
}
