package org.jieban.danger;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;

/**
 * How well danger is recognised, on the two lists that come with the program.
 *
 * @param written the list that the rules were written against
 * @param heldOut the list that no rule was changed for
 */
public record DangerFigures(OfList written, OfList heldOut) {

    private static final double NANOS_PER_MILLI = 1e6;

    public static DangerFigures measure() {
        return new DangerFigures(measure("phrasings.csv"), measure("held-out.csv"));
    }

    /**
     * Figures of a list.
     *
     * @param dangerous how many phrasings tell of danger
     * @param recall share of these that are recognised, whatever kind
     * @param falseAlarms share of the harmless ones that are not seen as harmless
     * @param kindRight share of the recognised ones among whose kinds is the right one
     * @param millis for one phrasing
     */
    public record OfList(
            int phrasings,
            int dangerous,
            double recall,
            double falseAlarms,
            double kindRight,
            double millis,
            List<String> missed,
            List<String> alarmed) {

        public OfList {
            missed = List.copyOf(missed);
            alarmed = List.copyOf(alarmed);
        }
    }

    private static OfList measure(String list) {
        var reader = DangerReader.shipped();
        var missed = new ArrayList<String>();
        var alarmed = new ArrayList<String>();
        var phrasings = phrasings(list);
        int dangerous = 0;
        int kinds = 0;
        long before = System.nanoTime();
        for (var one : phrasings) {
            var found = reader.read(one.text());
            if (!one.kind().isEmpty()) {
                dangerous++;
                if (found.isEmpty()) {
                    missed.add(one.text());
                } else if (found.stream().anyMatch(it -> it.kind().name().equals(one.kind()))) {
                    kinds++;
                }
            } else if (!found.isEmpty()) {
                alarmed.add(one.text());
            }
        }
        double millis = (System.nanoTime() - before) / NANOS_PER_MILLI / phrasings.size();
        int recognised = dangerous - missed.size();
        return new OfList(
                phrasings.size(),
                dangerous,
                (double) recognised / dangerous,
                (double) alarmed.size() / (phrasings.size() - dangerous),
                (double) kinds / recognised,
                millis,
                missed,
                alarmed);
    }

    private record Phrasing(String kind, String text) {}

    private static List<Phrasing> phrasings(String list) {
        var format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
        try (var in =
                        new InputStreamReader(
                                DangerFigures.class.getResourceAsStream("/danger/" + list),
                                StandardCharsets.UTF_8);
                var rows = format.parse(in)) {
            return rows.stream()
                    .map(row -> new Phrasing(row.get("kind"), row.get("text")))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
