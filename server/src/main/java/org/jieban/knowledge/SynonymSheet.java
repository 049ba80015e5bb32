package org.jieban.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jieban.shared.CsvSheet;
import org.jieban.shared.FieldProblem;

/** Groups of words as a CSV file: one line a group; what is written can be read again. */
final class SynonymSheet {

    static final int FEWEST = 2;
    static final int MOST = 20;
    static final int SHORTEST = 2;
    static final int LONGEST = 20;
    static final int LONGEST_REASON = 200;

    private SynonymSheet() {}

    /** A group that somebody wants. */
    record Wanted(List<String> words, String reason, int line) {}

    /** The words of a group as they were typed, one behind the other. */
    static List<String> words(String text) {
        return words(List.of(text.split("[\\s,，、;；|/]+")));
    }

    static List<String> words(List<String> given) {
        return given.stream()
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }

    /** What is wrong with the words of a group, with the values for its message; empty where nothing is. */
    static Map<String, Map<String, Object>> faults(List<String> words) {
        var faults = new HashMap<String, Map<String, Object>>();
        if (words.size() < FEWEST || words.size() > MOST) {
            faults.put("synonym-count", Map.of("least", FEWEST, "most", MOST));
        }
        words.stream()
                .filter(word ->
                        word.length() < SHORTEST
                                || word.length() > LONGEST
                                || !word.codePoints().allMatch(Character::isLetterOrDigit))
                .findFirst()
                .ifPresent(word ->
                        faults.put(
                                "synonym-word",
                                Map.of("word", word, "least", SHORTEST, "most", LONGEST)));
        return faults;
    }

    /** All groups of the file, or the problem with every fault and its line. */
    // [impl->rule~knowledge.synonyms~1]
    static List<Wanted> read(byte[] file) {
        var sheet =
                CsvSheet.read(
                        file,
                        Set.of("words", "reason"),
                        Set.of("added_by", "added_at"),
                        KnowledgeProblem.SYNONYMS_REFUSED);
        var errors = new ArrayList<FieldProblem>();
        var lines = new HashMap<String, Integer>();
        var wanted = new ArrayList<Wanted>();
        for (var line : sheet.lines()) {
            var words = words(line.text("words"));
            faults(words)
                    .forEach((code, values) -> errors.add(line.problem("words", code, values)));
            var reason = line.text("reason");
            if (reason.isEmpty()) {
                errors.add(line.problem("reason", "required", Map.of()));
            } else if (reason.length() > LONGEST_REASON) {
                errors.add(line.problem("reason", "too-long", Map.of("limit", LONGEST_REASON)));
            }
            for (var word : words) {
                var first = lines.putIfAbsent(word, line.number());
                if (first != null) {
                    errors.add(line.problem("words", "duplicate-line", Map.of("line", first)));
                    break;
                }
            }
            wanted.add(new Wanted(words, reason, line.number()));
        }
        if (!errors.isEmpty()) {
            throw CsvSheet.refused(KnowledgeProblem.SYNONYMS_REFUSED, errors);
        }
        return wanted;
    }

    static void write(List<Synonyms.Group> groups, Appendable out) {
        try (var csv = new CSVPrinter(out, CSVFormat.RFC4180)) {
            csv.printRecord("words", "reason", "added_by", "added_at");
            for (var group : groups) {
                var added = group.added();
                csv.printRecord(
                        String.join("、", group.words()),
                        added.reason().isEmpty() ? "随程序" : added.reason(),
                        added.by(),
                        added.at());
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
