package org.jieban.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.jieban.groupmatter.HotFigures;
import org.jieban.groupmatter.Telling;

/** Groups a file of messages; their order stands for their time, which costs the same. */
final class HotTrial {

    private static final Instant BEGIN = Instant.parse("2019-01-01T00:00:00Z");

    private HotTrial() {}

    static HotFigures run(Path file) throws IOException {
        var format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
        var tellings = new ArrayList<Telling>();
        try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                var parser = CSVParser.parse(reader, format)) {
            for (var row : parser) {
                tellings.add(
                        new Telling(
                                Integer.toString(tellings.size()),
                                row.get("user"),
                                BEGIN.plus(Duration.ofHours(2L * tellings.size())),
                                null,
                                null,
                                row.get("title"),
                                row.get("detail"),
                                0,
                                0));
            }
        }
        return HotFigures.measure(tellings);
    }
}
