package org.jieban.danger;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How well danger is recognised, on the lists that come with the program.
 *
 * @param written the list that is learned from, which the rules were partly written against
 * @param familiesLeftOut the same list, each family by a reader that did not learn from it
 * @param open the test list that may be looked at while something is changed
 * @param closed the test list that nothing is changed for
 * @param both the whole test list: half of it dangerous, half of it looking like it
 */
public record DangerFigures(
        OfList written, OfList familiesLeftOut, OfList open, OfList closed, OfList both) {

    private static final double NANOS_PER_MILLI = 1e6;
    private static final int PARTS = 10;
    private static final int SPREAD = 31;

    public static DangerFigures measure() {
        var phrasings = Phrasing.toLearnFrom();
        var reader = DangerReader.shipped();
        return new DangerFigures(
                measure(reader, phrasings),
                leavingFamiliesOut(phrasings),
                measure(reader, Phrasing.open()),
                measure(reader, Phrasing.closed()),
                measure(
                        reader,
                        Stream.concat(Phrasing.open().stream(), Phrasing.closed().stream())
                                .toList()));
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

    /**
     * How often letters that people wrote are taken for danger; nearly all of them tell of none.
     *
     * @param alarms share of the letters in which danger is told
     * @param urgent share that would be made urgent by it
     */
    public record OfLetters(int letters, double alarms, double urgent) {}

    /** Reads letters as a case's title and words are read. */
    public static OfLetters ofLetters(List<String> letters) {
        var reader = DangerReader.shipped();
        int alarms = 0;
        int urgent = 0;
        for (var letter : letters) {
            var found = reader.read(letter);
            alarms += found.isEmpty() ? 0 : 1;
            urgent += found.stream().anyMatch(Danger::raises) ? 1 : 0;
        }
        double all = Math.max(1, letters.size());
        return new OfLetters(letters.size(), alarms / all, urgent / all);
    }

    private static OfList measure(DangerReader reader, List<Phrasing> phrasings) {
        return measure(phrasings, one -> reader);
    }

    /** Each family heard by a reader that learned from the other families only. */
    private static OfList leavingFamiliesOut(List<Phrasing> phrasings) {
        var readers =
                IntStream.range(0, PARTS)
                        .mapToObj(part ->
                                DangerReader.learnedFrom(
                                        phrasings.stream()
                                                .filter(one -> part(one) != part)
                                                .toList()))
                        .toList();
        return measure(phrasings, one -> readers.get(part(one)));
    }

    private static int part(Phrasing phrasing) {
        return Math.floorMod(phrasing.family().hashCode() * SPREAD, PARTS);
    }

    private static OfList measure(
            List<Phrasing> phrasings, Function<Phrasing, DangerReader> readers) {
        var missed = new ArrayList<String>();
        var alarmed = new ArrayList<String>();
        int dangerous = 0;
        int kinds = 0;
        long before = System.nanoTime();
        for (var one : phrasings) {
            var found = readers.apply(one).read(one.text());
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
}
