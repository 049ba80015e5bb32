package org.jieban.assessment;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

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

    static String write(Assessing.GroupRanking ranking) {
        var text = new StringBuilder();
        try (var printer = new CSVPrinter(text, FORMAT)) {
            for (var row : ranking.rows()) {
                var counts = row.place().counts();
                var rates = row.place().rates();
                printer.printRecord(
                        ranking.group(),
                        row.unit().code(),
                        row.unit().name(),
                        counts.received(),
                        counts.closed(),
                        counts.valid(),
                        counts.contacted(),
                        counts.solved(),
                        counts.satisfied(),
                        counts.basically(),
                        rates == null ? null : rates.response(),
                        rates == null ? null : rates.solve(),
                        rates == null ? null : rates.satisfaction(),
                        row.place().score(),
                        row.place().rank(),
                        row.movement());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }
}
