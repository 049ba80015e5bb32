package org.jieban.demo;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jieban.calendar.CityZone;
import org.jieban.casefile.CaseEvent.Solved;
import org.jieban.casefile.CaseFile;

/**
 * What units of the demo city write to citizens: who, when, what was done and how it ended; a few write
 * as one should not.
 */
final class Replies {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("M月d日");

    private record Part(String category, String text) {}

    private final Map<String, List<Part>> parts;

    Replies() {
        parts =
                DemoFile.read("replies.csv").stream()
                        .collect(
                                groupingBy(
                                        row -> row.get("part"),
                                        mapping(
                                                row ->
                                                        new Part(
                                                                row.get("category"),
                                                                row.get("text")),
                                                toList())));
    }

    /** A reply that says nothing, as some units write them. */
    String poor(Chance chance) {
        return one("poor", "", chance);
    }

    /**
     * A reply as it should be.
     *
     * @param unit name of who replies
     * @param at when somebody was there
     */
    String good(CaseFile file, String unit, Instant at, Solved resolved, Chance chance) {
        var category = Objects.requireNonNullElse(file.category(), "");
        var words =
                switch (file.opening().kind()) {
                    case CONSULTATION -> one("open", "", chance) + one("ask", "", chance);
                    case SUGGESTION -> one("open", "", chance) + one("suggest", "", chance);
                    case PRAISE -> one("open", "", chance) + one("praise", "", chance);
                    default ->
                            one("open", "", chance)
                                    + one("look", "", chance)
                                    + one(ended(resolved), category, chance)
                                    + one("close", "", chance);
                };
        return words.replace("{title}", file.title())
                .replace("{unit}", unit)
                .replace("{day}", DAY.format(at.atZone(CityZone.ZONE)));
    }

    private static String ended(Solved resolved) {
        return switch (resolved) {
            case SOLVED -> "solved";
            case PARTLY -> "partly";
            case NOT_SOLVED -> "unsolved";
        };
    }

    /** One of the texts for the nearest category that has any. */
    private String one(String part, String category, Chance chance) {
        var all = Objects.requireNonNull(parts.get(part), part);
        for (int length = category.length(); length >= 0; length -= 2) {
            var code = category.substring(0, length);
            var fitting = all.stream().filter(text -> text.category().equals(code)).toList();
            if (!fitting.isEmpty()) {
                return chance.oneOf(fitting).text();
            }
        }
        throw new IllegalArgumentException("no text for " + part);
    }
}
