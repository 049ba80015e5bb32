package org.jieban.understanding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jieban.catalogue.Categories;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * From which confidence a suggested category is filled in by itself (预填阈值), for all categories and for
 * single ones, beside what the model in force said of the newest cases.
 */
@Repository
class Thresholds {

    /** Where nobody has decided. */
    static final double USUAL = Sureness.SURE;

    private static final double[] LOOKED_AT = {0.5, 0.7, 0.8, 0.9, 0.95, 0.98};
    private static final double SURE_ON_ONE_SIDE = 1.645;
    private static final String LATEST =
            """
            select distinct on (category) category, fills_in, decided_by, decided_at
            from suggestion_threshold order by category, id desc
            """;
    private static final String EVIDENCE =
            """
            select e.category, e.confidence, e.correct from understanding_evidence e
            join understanding_model m on m.id = e.model_id
            where m.subject = 'CATEGORY' and m.state = 'IN_FORCE'
            """;

    private final JdbcClient jdbc;
    private final Categories categories;
    private final Clock clock;

    Thresholds(JdbcClient jdbc, Categories categories, Clock clock) {
        this.jdbc = jdbc;
        this.categories = categories;
        this.clock = clock;
    }

    /**
     * What somebody decided.
     *
     * @param fillsIn null for a category that follows what is decided for all
     */
    record Decided(@Nullable String category, @Nullable Double fillsIn, String by, Instant at) {}

    /**
     * How right the suggestions were from a confidence on.
     *
     * @param share of the cases that got this suggestion
     * @param right of those cases; 0 where there are none
     * @param atLeast what the share of right ones is at least, with a certainty of 95 %
     */
    record Step(double from, long cases, double share, double right, double atLeast) {}

    /**
     * One line of the page.
     *
     * @param code null for all categories together
     * @param own what was decided for it; null where it follows what is decided for all
     * @param inForce the confidence that counts
     */
    record Line(
            @Nullable String code,
            List<String> path,
            @Nullable Double own,
            double inForce,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt,
            List<Step> steps) {}

    /** Whether a suggested category is filled in by itself; one by keywords never is. */
    // [impl->rule~understanding.filled-in~1]
    boolean fillsIn(Suggestions.Suggestion suggestion) {
        return !suggestion.byKeyword()
                && suggestion.confidence() >= inForce(latest(), suggestion.code());
    }

    private static double inForce(Map<String, Decided> latest, @Nullable String category) {
        return Optional.ofNullable(category)
                .map(latest::get)
                .map(Decided::fillsIn)
                .or(() -> Optional.ofNullable(latest.get("")).map(Decided::fillsIn))
                .orElse(USUAL);
    }

    /** Another decision; what was decided before stays on record. */
    void decide(@Nullable String category, @Nullable Double fillsIn, String by) {
        jdbc.sql(
                        """
                        insert into suggestion_threshold (category, fills_in, decided_by, decided_at)
                        values (:category, :fills, :by, :at)
                        """)
                .param("category", category)
                .param("fills", fillsIn)
                .param("by", by)
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    /** All categories together first, then each that was suggested or decided, the most frequent first. */
    List<Line> all() {
        var latest = latest();
        var seen = new ArrayList<Sureness.Seen>();
        var byCategory = new HashMap<String, List<Sureness.Seen>>();
        jdbc.sql(EVIDENCE)
                .query((row, n) -> {
                    var one =
                            new Sureness.Seen(
                                    row.getDouble("confidence"), row.getBoolean("correct"));
                    seen.add(one);
                    return byCategory
                            .computeIfAbsent(row.getString("category"), it -> new ArrayList<>())
                            .add(one);
                })
                .list();
        var codes = new TreeSet<>(byCategory.keySet());
        latest.keySet().stream().filter(code -> !code.isEmpty()).forEach(codes::add);
        var lines = new ArrayList<Line>();
        lines.add(line(null, latest, seen));
        codes.stream()
                .map(code -> line(code, latest, byCategory.getOrDefault(code, List.of())))
                .sorted(
                        Comparator.comparingLong((Line line) -> line.steps().getFirst().cases())
                                .reversed())
                .forEach(lines::add);
        return lines;
    }

    private Line line(
            @Nullable String code, Map<String, Decided> latest, List<Sureness.Seen> seen) {
        var decided = latest.get(code == null ? "" : code);
        return new Line(
                code,
                code == null ? List.of() : categories.pathNames(code),
                decided == null ? null : decided.fillsIn(),
                inForce(latest, code),
                decided == null ? null : decided.by(),
                decided == null ? null : decided.at(),
                steps(seen));
    }

    private static List<Step> steps(List<Sureness.Seen> seen) {
        var steps = new ArrayList<Step>();
        for (double from : LOOKED_AT) {
            var above = seen.stream().filter(one -> one.confidence() >= from).toList();
            long right = above.stream().filter(Sureness.Seen::right).count();
            steps.add(
                    new Step(
                            from,
                            above.size(),
                            seen.isEmpty() ? 0 : (double) above.size() / seen.size(),
                            above.isEmpty() ? 0 : (double) right / above.size(),
                            Sureness.atLeast(right, above.size(), SURE_ON_ONE_SIDE)));
        }
        return steps;
    }

    private Map<String, Decided> latest() {
        var latest = new HashMap<String, Decided>();
        jdbc.sql(LATEST)
                .query((row, n) -> decided(row))
                .list()
                .forEach(one -> latest.put(Objects.requireNonNullElse(one.category(), ""), one));
        return latest;
    }

    private static Decided decided(ResultSet row) throws SQLException {
        return new Decided(
                row.getString("category"),
                row.getObject("fills_in", Double.class),
                row.getString("decided_by"),
                row.getTimestamp("decided_at").toInstant());
    }
}
