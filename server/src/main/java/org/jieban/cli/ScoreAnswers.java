package org.jieban.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVRecord;
import org.jieban.casefile.CaseEvent.Satisfaction;
import org.jieban.casefile.CaseEvent.Solved;
import org.jieban.scheme.Fraction;
import org.jieban.scheme.Measure;
import org.jieban.scheme.Share;
import org.jieban.scheme.Tally;
import org.jieban.scheme.UnitFigures;

/**
 * Answers of a file {@code unit,group,valid,contacted,solved,satisfaction}, counted as they are read: a
 * file of millions of rows needs the memory of its units only.
 */
final class ScoreAnswers implements CsvRows.Taker {

    private static final String SHARE = "share";
    private static final Map<String, Boolean> YES_NO =
            Map.of("yes", true, "no", false, "是", true, "否", false);
    private static final Map<String, Solved> SOLVED =
            Map.of(
                    "yes", Solved.SOLVED,
                    "no", Solved.NOT_SOLVED,
                    "partly", Solved.PARTLY,
                    "是", Solved.SOLVED,
                    "否", Solved.NOT_SOLVED,
                    "部分", Solved.PARTLY);
    private static final Map<String, Satisfaction> SATISFACTION =
            Map.of(
                    "satisfied", Satisfaction.SATISFIED,
                    "basically", Satisfaction.BASICALLY,
                    "dissatisfied", Satisfaction.DISSATISFIED,
                    "", Satisfaction.NONE,
                    "满意", Satisfaction.SATISFIED,
                    "基本满意", Satisfaction.BASICALLY,
                    "不满意", Satisfaction.DISSATISFIED);

    /** A unit in its group. */
    record Key(String group, String unit) implements Comparable<Key> {

        @Override
        public int compareTo(Key other) {
            return Comparator.comparing(Key::group).thenComparing(Key::unit).compare(this, other);
        }
    }

    /** What was counted of a unit so far. */
    private static final class Sum {
        private final Map<Share, long[]> cells = new EnumMap<>(Share.class);
        private final Map<Measure, Fraction> measures = new HashMap<>();

        private UnitFigures figures() {
            var answers = new EnumMap<Share, Tally>(Share.class);
            cells.forEach((share, counts) -> answers.put(share, Tally.of(counts)));
            return new UnitFigures(answers, measures);
        }
    }

    private final PrintStream err;
    private final Map<Key, Sum> sums = new HashMap<>();
    private final Map<String, String> known = new HashMap<>();
    private long rows;
    private int unit;
    private int group;
    private int valid;
    private int contacted;
    private int solved;
    private int satisfaction;
    private int share;

    ScoreAnswers(PrintStream err) {
        this.err = err;
    }

    void read(Path file) throws CommandProblem {
        rows = new CsvRows(err).read(file, this);
    }

    long rows() {
        return rows;
    }

    /** Every unit that was named, by group and unit. */
    Map<String, Map<String, UnitFigures>> byGroup() {
        var groups = new TreeMap<String, Map<String, UnitFigures>>();
        sums.forEach((key, sum) ->
                groups.computeIfAbsent(key.group(), _ -> new TreeMap<>())
                        .put(key.unit(), sum.figures()));
        return groups;
    }

    @Override
    public void columns(List<String> names) throws CommandProblem {
        unit = CsvRows.place(names, "unit");
        group = CsvRows.place(names, "group");
        valid = CsvRows.place(names, "valid");
        contacted = CsvRows.place(names, "contacted");
        solved = CsvRows.place(names, "solved");
        satisfaction = CsvRows.place(names, "satisfaction");
        share = names.contains(SHARE) ? CsvRows.place(names, SHARE) : -1;
    }

    @Override
    public void row(CSVRecord cells) throws CommandProblem {
        var sum = sum(name(cells, group, "group"), name(cells, unit, "unit"));
        var part = share < 0 || cells.get(share).isBlank() ? Share.LEAD : share(cells);
        boolean counts = word(cells, valid, "valid", YES_NO, "yes/no");
        if (!counts) {
            // nobody was reached: what else stands here may be empty, but not wrong
            blankOr(cells, contacted, "contacted", YES_NO, "yes/no");
            blankOr(cells, solved, "solved", SOLVED, "yes/partly/no");
            blankOr(cells, satisfaction, "satisfaction", SATISFACTION, SATISFACTIONS);
            return;
        }
        int cell =
                Tally.cell(
                        word(cells, contacted, "contacted", YES_NO, "yes/no"),
                        word(cells, solved, "solved", SOLVED, "yes/partly/no"),
                        word(cells, satisfaction, "satisfaction", SATISFACTION, SATISFACTIONS));
        sum.cells.computeIfAbsent(part, _ -> new long[Tally.CELLS])[cell]++;
    }

    private static final String SATISFACTIONS = "satisfied/basically/dissatisfied";

    /** Takes a measure of a unit; one that is told twice is a problem. */
    void measure(String inGroup, String ofUnit, Measure measure, Fraction value)
            throws CommandProblem {
        if (sum(inGroup, ofUnit).measures.putIfAbsent(measure, value) != null) {
            throw new CommandProblem(
                    "单位 %s 的 %s 写了两次".formatted(ofUnit, measure.name()),
                    "%s of unit %s stands there twice".formatted(measure.name(), ofUnit));
        }
    }

    private Sum sum(String inGroup, String ofUnit) {
        return sums.computeIfAbsent(new Key(same(inGroup), same(ofUnit)), _ -> new Sum());
    }

    /** One copy of each name, whatever the number of rows. */
    private String same(String name) {
        return known.computeIfAbsent(name, one -> one);
    }

    static String name(CSVRecord cells, int place, String column) throws CommandProblem {
        var name = cells.get(place).strip();
        if (name.isEmpty()) {
            throw new CommandProblem(column + " 没有填写", column + " is empty");
        }
        return name;
    }

    private Share share(CSVRecord cells) throws CommandProblem {
        var text = cells.get(share).strip();
        return Share.of(text).orElseThrow(() -> notOne(SHARE, text, "lead/assist/called"));
    }

    private static void blankOr(
            CSVRecord cells, int place, String column, Map<String, ?> words, String expected)
            throws CommandProblem {
        if (!cells.get(place).isBlank()) {
            word(cells, place, column, words, expected);
        }
    }

    private static <T> T word(
            CSVRecord cells, int place, String column, Map<String, T> words, String expected)
            throws CommandProblem {
        var text = cells.get(place).strip();
        var meant = words.get(text);
        if (meant == null) {
            throw notOne(column, text, expected);
        }
        return meant;
    }

    private static CommandProblem notOne(String column, String text, String expected) {
        return new CommandProblem(
                "%s 为“%s”,应为 %s".formatted(column, text, expected),
                "%s is \"%s\", not one of %s".formatted(column, text, expected));
    }
}
