package org.jieban.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jieban.scheme.Ranking;
import org.jieban.scheme.Scheme;
import org.jieban.scheme.Scoring;
import org.jspecify.annotations.Nullable;

/** The ranking as a file, whole or not there: by group, then rank, then unit. */
final class ScoreSheet {

    private static final List<String> COLUMNS =
            List.of(
                    "group",
                    "unit",
                    "valid",
                    "contacted",
                    "solved",
                    "satisfied",
                    "basically",
                    "response",
                    "solve",
                    "satisfaction",
                    "score",
                    "rank");
    private static final Comparator<Ranking.Row<String>> BY_RANK =
            Comparator.<Ranking.Row<String>, @Nullable Integer>comparing(
                            Ranking.Row::rank, Comparator.nullsLast(Comparator.naturalOrder()))
                    .thenComparing(Ranking.Row::unit);

    private final Scheme scheme;
    private final PrintStream err;

    ScoreSheet(Scheme scheme, PrintStream err) {
        this.scheme = scheme;
        this.err = err;
    }

    /** How many units were written. */
    int write(ScoreAnswers answers, Path out) throws CommandProblem {
        var rankings = new ArrayList<Ranking<String>>();
        answers.byGroup()
                .forEach((group, units) ->
                        rankings.add(
                                Scoring.rank(
                                        scheme,
                                        group,
                                        units,
                                        Map.of(),
                                        Comparator.naturalOrder())));
        tellWhatIsMissing(rankings);
        var rows = new ArrayList<List<?>>();
        rows.add(COLUMNS);
        for (var ranking : rankings) {
            ranking.rows().stream()
                    .sorted(BY_RANK)
                    .forEach(row -> rows.add(row(ranking.group(), row)));
        }
        CsvTarget.write(out, rows);
        return rows.size() - 1;
    }

    private static List<@Nullable Object> row(String group, Ranking.Row<String> row) {
        var counted = row.counted();
        return Arrays.asList(
                group,
                row.unit(),
                counted.valid(),
                counted.contacted(),
                counted.solved(),
                counted.satisfied(),
                counted.basically(),
                row.shown("response").orElse(null),
                row.shown("solve").orElse(null),
                row.shown("satisfaction").orElse(null),
                row.score() == null ? null : row.score().toPlainString(),
                row.rank());
    }

    /** A term without its figures is absent, which nobody should find out by comparing scores. */
    private void tellWhatIsMissing(List<Ranking<String>> rankings) {
        var missing = new TreeSet<String>();
        var unnamed = new TreeSet<String>();
        for (var ranking : rankings) {
            if (scheme.group(ranking.group()).isEmpty()) {
                unnamed.add(ranking.group());
            }
            for (var row : ranking.rows()) {
                row.terms().stream()
                        .filter(term -> term.points() == null)
                        .forEach(term -> missing.add(term.id()));
            }
        }
        if (!missing.isEmpty()) {
            err.printf(
                    "注意:缺少指标,部分单位没有计算这些加减分项(--figures):%s / Terms left out for some units,"
                            + " their figures are missing (--figures): %s%n",
                    String.join(", ", missing), String.join(", ", missing));
        }
        if (!unnamed.isEmpty()) {
            err.printf(
                    "注意:方案中没有这些分组,按通用权重计算:%s / Groups that the scheme does not name, computed by its"
                            + " general weights: %s%n",
                    String.join(", ", unnamed), String.join(", ", unnamed));
        }
    }
}
