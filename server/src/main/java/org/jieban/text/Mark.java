package org.jieban.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;

/**
 * A stretch of a text.
 *
 * @param from where it begins, in characters
 * @param until where it ends, exclusive
 */
public record Mark(int from, int until) {

    /**
     * Where any of these terms stands in a text, neighbours joined.
     *
     * @param terms in one way of writing
     */
    public static List<Mark> of(String text, Collection<String> terms) {
        var plain = PlainText.inPlace(text);
        var marked = new HashSet<Integer>();
        for (var term : terms) {
            for (int at = plain.indexOf(term); at >= 0; at = plain.indexOf(term, at + 1)) {
                for (int i = 0; i < term.length(); i++) {
                    marked.add(at + i);
                }
            }
        }
        var marks = new ArrayList<Mark>();
        for (int at = 0; at < plain.length(); at++) {
            if (marked.contains(at)) {
                int from = at;
                while (marked.contains(at)) {
                    at++;
                }
                marks.add(new Mark(from, at));
            }
        }
        return marks;
    }
}
