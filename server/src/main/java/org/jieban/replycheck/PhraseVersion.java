package org.jieban.replycheck;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;

/**
 * One version of the words that a hotline does not say (禁用语).
 *
 * @param version 0 is the program's own
 * @param madeBy who wrote it, or null for the program's own
 */
record PhraseVersion(
        int version,
        List<Phrase> phrases,
        String note,
        @Nullable String madeBy,
        @Nullable Instant madeAt) {

    private static final String SHIPPED = "/replycheck/phrases.csv";
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

    /** The words that come with the program. */
    static PhraseVersion shipped() {
        try (var in =
                        new InputStreamReader(
                                Objects.requireNonNull(
                                        PhraseVersion.class.getResourceAsStream(SHIPPED), SHIPPED),
                                StandardCharsets.UTF_8);
                var rows = FORMAT.parse(in)) {
            var phrases =
                    rows.stream()
                            .map(row ->
                                    new Phrase(
                                            row.get("words"),
                                            row.get("advice"),
                                            words(row.get("unless"))))
                            .toList();
            return new PhraseVersion(0, phrases, "", null, null);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split("\\s+")).filter(word -> !word.isEmpty()).toList();
    }
}
