package org.jieban.danger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The rules by which a danger is recognised, read from a text file that people can read: the file that
 * is shipped, {@code danger/rules.txt}, says at its top how it is written.
 */
final class DangerRules {

    private static final String SHIPPED = "/danger/rules.txt";
    private static final Pattern NAME = Pattern.compile("\\{([^0-9,}][^}]*)}");
    private static final Pattern GAP = Pattern.compile("\\.\\.(\\d+)");
    private static final String INSIDE_A_SENTENCE = "[^。!?;\\\\n]{0,$1}?";

    /** Words that stand for a danger, and how much they alone say. */
    record Sign(DangerKind kind, double weight, Sought words) {}

    /**
     * Words beside a sign that make it say less, or, with a negative weight, more.
     *
     * @param before how many characters before the sign its words may stand, from their end
     * @param after how many characters behind the sign, to their beginning
     */
    record Beside(Set<DangerKind> kinds, double less, int before, int after, Sought words) {}

    /** How much less signs say that stand further behind in a long text. */
    record Late(Set<DangerKind> kinds, double less, int beyond) {}

    private final List<Late> lates = new ArrayList<>();
    private final Map<String, String> sets = new HashMap<>();
    private final List<String> harmless = new ArrayList<>();
    private final List<Sign> signs = new ArrayList<>();
    private final List<Sign> hints = new ArrayList<>();
    private final List<Beside> besides = new ArrayList<>();
    private final List<Beside> dims = new ArrayList<>();
    private final Sought hidden;

    private DangerRules(List<String> lines) {
        for (int at = 0; at < lines.size(); at++) {
            var line = lines.get(at).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            try {
                read(line);
            } catch (IllegalArgumentException wrong) {
                throw new IllegalArgumentException(
                        "line %d of the rules for danger: %s".formatted(at + 1, line), wrong);
            }
        }
        hidden = Sought.of(harmless.isEmpty() ? "(?!)" : String.join("|", harmless));
    }

    static DangerRules shipped() {
        try (var in = DangerRules.class.getResourceAsStream(SHIPPED)) {
            if (in == null) {
                throw new IllegalStateException(SHIPPED + " is missing from the program");
            }
            return of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * Rules from their text.
     *
     * @throws IllegalArgumentException names the line that cannot be read
     */
    static DangerRules of(String text) {
        return new DangerRules(text.lines().toList());
    }

    /** Words that say nothing of danger though they look like it. */
    Sought hidden() {
        return hidden;
    }

    List<Sign> signs() {
        return signs;
    }

    /** Words that say little alone; those of a kind add up. */
    List<Sign> hints() {
        return hints;
    }

    /** What stands beside signs and hints. */
    List<Beside> besides() {
        return besides;
    }

    /** What makes only hints say less. */
    List<Beside> dims() {
        return dims;
    }

    List<Late> lates() {
        return lates;
    }

    private void read(String line) {
        int equals = line.indexOf('=');
        if (equals < 0) {
            throw new IllegalArgumentException("no =");
        }
        var head = line.substring(0, equals).strip().split("\\s+");
        var body = expanded(line.substring(equals + 1).strip());
        switch (head[0]) {
            case "set" -> sets.put(head[1], body);
            case "hide" -> harmless.add(body);
            case "sign" ->
                    signs.add(
                            new Sign(
                                    DangerKind.valueOf(head[1]),
                                    Double.parseDouble(head[2]),
                                    compiled(body)));
            case "hint" ->
                    hints.add(
                            new Sign(
                                    DangerKind.valueOf(head[1]),
                                    Double.parseDouble(head[2]),
                                    compiled(body)));
            case "less" -> besides.add(beside(head, 1, body));
            case "late" ->
                    lates.add(
                            new Late(
                                    kinds(head[1]),
                                    Double.parseDouble(head[2]),
                                    Integer.parseInt(head[4])));
            case "dim" -> dims.add(beside(head, 1, body));
            case "more" -> besides.add(beside(head, -1, body));
            default -> throw new IllegalArgumentException("unknown beginning");
        }
    }

    private static Beside beside(String[] head, int sign, String body) {
        int before = 0;
        int after = 0;
        for (int at = 3; at + 1 < head.length; at += 2) {
            int reach = Integer.parseInt(head[at + 1]);
            switch (head[at]) {
                case "before" -> before = reach;
                case "after" -> after = reach;
                case "near" -> {
                    before = reach;
                    after = reach;
                }
                default -> throw new IllegalArgumentException("unknown place");
            }
        }
        return new Beside(
                kinds(head[1]), sign * Double.parseDouble(head[2]), before, after, compiled(body));
    }

    private static Set<DangerKind> kinds(String text) {
        var kinds = EnumSet.noneOf(DangerKind.class);
        if ("*".equals(text)) {
            kinds.addAll(EnumSet.allOf(DangerKind.class));
        } else {
            for (var one : text.split(",")) {
                kinds.add(DangerKind.valueOf(one));
            }
        }
        return kinds;
    }

    private String expanded(String body) {
        var filled =
                NAME.matcher(body)
                        .replaceAll(found -> {
                            var words = sets.get(found.group(1));
                            if (words == null) {
                                throw new IllegalArgumentException("no set " + found.group(1));
                            }
                            return Matcher.quoteReplacement("(?:" + words + ")");
                        });
        return GAP.matcher(filled).replaceAll(INSIDE_A_SENTENCE);
    }

    private static Sought compiled(String body) {
        try {
            return Sought.of(body);
        } catch (PatternSyntaxException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }
}
