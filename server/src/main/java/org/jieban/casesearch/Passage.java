package org.jieban.casesearch;

import java.util.List;
import org.jieban.text.Mark;

/** A piece of what was said, around the first of the words looked for, with the words marked. */
record Passage(String text, List<Mark> marks) {

    private static final int BEFORE = 16;
    private static final int LENGTH = 80;

    static Passage of(String text, List<String> words) {
        int first = words.stream().mapToInt(text::indexOf).filter(at -> at >= 0).min().orElse(0);
        int from = first <= BEFORE ? 0 : first - BEFORE;
        int until = Math.min(text.length(), from + LENGTH);
        var piece =
                (from > 0 ? "…" : "")
                        + text.substring(from, until)
                        + (until < text.length() ? "…" : "");
        return new Passage(piece, Mark.of(piece, words));
    }
}
