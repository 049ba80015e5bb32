package org.jieban.understanding;

import java.util.List;
import java.util.stream.Collectors;
import org.jieban.text.PlainText;

/**
 * The text of a message as it is judged: one way of writing, without numbers that identify people.
 *
 * @param heading what stands over the text; empty when the message has one text only
 * @param body the text itself
 */
public record Wording(String heading, String body) {

    // what a message is about is said at its beginning, and once more at its end
    private static final int BEGINNING = 600;
    private static final int END = 200;

    /** Both parts in one way of writing. */
    public Wording {
        heading = plain(heading);
        body = plain(body);
    }

    /**
     * A message whose text stands in several columns: the first is the heading, the others follow each
     * other as its body. With one column there is no heading.
     */
    public static Wording ofColumns(List<String> cells) {
        if (cells.size() == 1) {
            return new Wording("", cells.getFirst());
        }
        return new Wording(
                cells.getFirst(),
                cells.stream()
                        .skip(1)
                        .filter(cell -> !cell.isBlank())
                        .collect(Collectors.joining("\n")));
    }

    /** Whether nothing is said. */
    public boolean isEmpty() {
        return heading.isEmpty() && body.isEmpty();
    }

    /** Heading and body, without the middle of a long text. */
    String whole() {
        var all = heading.isEmpty() ? body : body.isEmpty() ? heading : heading + "。" + body;
        if (all.length() <= BEGINNING + END) {
            return all;
        }
        return all.substring(0, BEGINNING) + "\n" + all.substring(all.length() - END);
    }

    /** A space beside a Chinese character says nothing: words given one by one are a text again. */
    private static String plain(String text) {
        var said = PlainText.withoutIdentity(text);
        var glued = new StringBuilder(said.length());
        for (int at = 0; at < said.length(); at++) {
            char c = said.charAt(at);
            boolean saysNothing =
                    c == ' '
                            && at > 0
                            && at + 1 < said.length()
                            && (isHan(said.charAt(at - 1)) || isHan(said.charAt(at + 1)));
            if (!saysNothing) {
                glued.append(c);
            }
        }
        return glued.toString();
    }

    private static boolean isHan(char c) {
        return Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
    }
}
