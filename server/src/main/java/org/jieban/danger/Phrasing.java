package org.jieban.danger;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;

/**
 * A phrasing of the lists that come with the program.
 *
 * @param family phrasings of one family say the same sort of thing; measured by leaving families out
 * @param kind name of a {@link DangerKind}; empty where there is no danger
 */
record Phrasing(String family, String kind, String text) {

    static final String TO_LEARN_FROM = "/danger/phrasings.csv";

    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

    /** What is learned from. */
    static List<Phrasing> toLearnFrom() {
        return list(TO_LEARN_FROM);
    }

    /** To be judged by; may be looked at while something is changed. */
    static List<Phrasing> open() {
        return list("/danger/test-open.csv");
    }

    /** To be judged by; nothing is ever changed for it. */
    static List<Phrasing> closed() {
        return list("/danger/test-closed.csv");
    }

    private static List<Phrasing> list(String name) {
        try (var in =
                        new InputStreamReader(
                                Objects.requireNonNull(
                                        Phrasing.class.getResourceAsStream(name), name),
                                StandardCharsets.UTF_8);
                var rows = FORMAT.parse(in)) {
            return rows.stream()
                    .map(row -> new Phrasing(row.get("family"), row.get("kind"), row.get("text")))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
