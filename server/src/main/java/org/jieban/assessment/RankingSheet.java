package org.jieban.assessment;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jieban.assessment.AssessmentController.RankingShown;

/** A ranking as CSV, with the counts from which every rate can be computed again. */
final class RankingSheet {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180
                    .builder()
                    .setHeader(
                            "group",
                            "unit",
                            "name",
                            "received",
                            "closed",
                            "valid",
                            "contacted",
                            "solved",
                            "satisfied",
                            "basically",
                            "response",
                            "solve",
                            "satisfaction",
                            "score",
                            "rank",
                            "movement")
                    .get();

    private RankingSheet() {}

    static String write(RankingShown ranking) {
        var text = new StringBuilder();
        try (var printer = new CSVPrinter(text, FORMAT)) {
            for (var row : ranking.rows()) {
                printer.printRecord(
                        row.group() == null ? ranking.group() : row.group(),
                        row.unit().code(),
                        row.unit().name(),
                        row.received(),
                        row.closed(),
                        row.valid(),
                        row.contacted(),
                        row.solved(),
                        row.satisfied(),
                        row.basically(),
                        row.response(),
                        row.solve(),
                        row.satisfaction(),
                        row.score(),
                        row.rank(),
                        row.movement());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }
}
