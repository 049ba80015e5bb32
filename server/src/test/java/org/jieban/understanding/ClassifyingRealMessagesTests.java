package org.jieban.understanding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.junit.jupiter.api.Test;

/** On a third of the real messages and without networks, so that it takes seconds. */
class ClassifyingRealMessagesTests {

    private static final Path REAL = Path.of("../../shared/data/messages-labelled.csv");

    @Test
    void realMessagesAreClassifiedAndConfidencesHold() throws IOException {
        assumeThat(REAL).as("the real messages are not on this machine").exists();

        var figures = Training.learn(everyThird(), 0, 2).figures();

        assertThat(figures.macroF1()).isGreaterThan(0.89);
        assertThat(figures.topThree()).isGreaterThan(0.985);
        assertThat(figures.sureRight()).isGreaterThan(0.96);
        assertThat(figures.calibrationError()).isLessThan(0.03);
    }

    private static List<Labelled> everyThird() throws IOException {
        var messages = new ArrayList<Labelled>();
        var format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
        try (var rows = CSVParser.parse(REAL, StandardCharsets.UTF_8, format)) {
            for (var row : rows) {
                if (row.getRecordNumber() % 3 == 0) {
                    var texts = List.of(row.get("title"), row.get("detail"), row.get("tokens"));
                    messages.add(new Labelled(Wording.ofColumns(texts), row.get("label")));
                }
            }
        }
        return messages;
    }
}
