package org.jieban.demo;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** CSV files of the demo in the jar. */
final class DemoFile {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180
                    .builder()
                    .setCommentMarker('#')
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .setIgnoreEmptyLines(true)
                    .get();

    private DemoFile() {}

    static List<CSVRecord> read(String name) {
        try (var file = DemoFile.class.getResourceAsStream("/demo/" + name)) {
            if (file == null) {
                throw new IllegalStateException("Not in the jar: " + name);
            }
            return FORMAT.parse(new InputStreamReader(file, StandardCharsets.UTF_8)).getRecords();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
