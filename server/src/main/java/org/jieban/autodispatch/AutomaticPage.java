package org.jieban.autodispatch;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jieban.catalogue.Categories;
import org.jieban.organisation.Unit;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.Units;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What an administrator sees of automatic dispatch: the switch, each category beside its evidence, the latest. */
@Component
class AutomaticPage {

    private static final double[] LOOKED_AT = {0.9, 0.95, 0.98, 0.99};
    private static final double DOUBT = 1.645;
    private static final int LATEST = 20;
    private static final String SENT =
            """
            select category, count(*) as sent, count(wrong) as wrong from automatic_look
            where sent_at >= :from group by category
            """;
    private static final String NEWEST =
            """
            select c.number, c.title, l.category, l.confidence, l.threshold, l.words, l.unit_id, l.sent_at, l.wrong
            from automatic_look l join case_file c on c.id = l.case_id
            where l.sent_at is not null order by l.sent_at desc, l.case_id desc limit :most
            """;
    private static final String LEFT =
            """
            select coalesce(objection, 'NOT_SURE') as objection, count(*) as cases from automatic_look
            where looked_at >= :from and sent_at is null group by 1 order by 2 desc, 1
            """;

    private final Permits permits;
    private final Shadow shadow;
    private final Categories categories;
    private final Units units;
    private final JdbcClient jdbc;
    private final Clock clock;

    AutomaticPage(
            Permits permits,
            Shadow shadow,
            Categories categories,
            Units units,
            JdbcClient jdbc,
            Clock clock) {
        this.permits = permits;
        this.shadow = shadow;
        this.categories = categories;
        this.units = units;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Of what would have been dispatched from a confidence on.
     *
     * @param right how many of them people sent to the same unit under the same category
     * @param atLeast what the share of right ones is at least, with a certainty of 95 %
     */
    record Step(double from, long cases, long right, double atLeast) {}

    /**
     * A category.
     *
     * @param code null for all together
     * @param own what was decided for it, or null where nobody decided
     * @param inForce from which confidence its cases go by themselves while the switch is on; null for
     *     never
     * @param sent how many went by themselves in those weeks
     * @param wrong how many of those people set right
     */
    record Line(
            @Nullable String code,
            List<String> path,
            Permits.@Nullable Decided own,
            @Nullable Double inForce,
            List<Step> steps,
            long sent,
            long wrong) {}

    /** A case that went by itself. */
    record Sent(
            String number,
            String title,
            List<String> category,
            String unit,
            double confidence,
            double threshold,
            List<String> words,
            Instant at,
            Looks.@Nullable Wrong wrong) {}

    /** Why cases were left to people, and how many; NOT_SURE where only confidence or switch spoke. */
    record Left(String objection, long cases) {}

    /**
     * All of it.
     *
     * @param theSwitch null while nobody ever touched it
     * @param share of the last cases that may have to be set right before it stops by itself
     */
    record View(
            boolean on,
            Permits.@Nullable Switch theSwitch,
            int weeks,
            double share,
            int last,
            int fewest,
            List<Line> lines,
            List<Sent> latest,
            List<Left> left) {}

    View of(int weeks) {
        var from = clock.instant().minus(Duration.ofDays(7L * weeks));
        var theSwitch = permits.theSwitch().orElse(null);
        return new View(
                theSwitch != null && theSwitch.on(),
                theSwitch,
                weeks,
                Allowance.SHARE,
                Allowance.LAST,
                Allowance.FEWEST,
                lines(weeks, from),
                latest(),
                jdbc.sql(LEFT)
                        .param("from", Timestamp.from(from))
                        .query((row, n) -> new Left(row.getString(1), row.getLong(2)))
                        .list());
    }

    private record Went(long sent, long wrong) {}

    private List<Line> lines(int weeks, Instant from) {
        var decided = permits.decided();
        var would = shadow.ofWeeks(weeks);
        var byCategory = new HashMap<String, List<Shadow.Would>>();
        would.forEach(one ->
                byCategory.computeIfAbsent(one.category(), it -> new ArrayList<>()).add(one));
        var went = new HashMap<String, Went>();
        jdbc.sql(SENT)
                .param("from", Timestamp.from(from))
                .query((row, n) ->
                        went.put(
                                row.getString("category"),
                                new Went(row.getLong("sent"), row.getLong("wrong"))))
                .list();
        var codes = new TreeSet<>(byCategory.keySet());
        codes.addAll(went.keySet());
        decided.keySet().stream().filter(code -> !code.isEmpty()).forEach(codes::add);
        var lines = new ArrayList<Line>();
        var all =
                new Went(
                        went.values().stream().mapToLong(Went::sent).sum(),
                        went.values().stream().mapToLong(Went::wrong).sum());
        lines.add(line(null, decided, would, all));
        codes.stream()
                .map(code ->
                        line(
                                code,
                                decided,
                                byCategory.getOrDefault(code, List.of()),
                                went.getOrDefault(code, new Went(0, 0))))
                .sorted(
                        Comparator.comparingLong((Line line) ->
                                        line.sent() + line.steps().getFirst().cases())
                                .reversed())
                .forEach(lines::add);
        return lines;
    }

    private Line line(
            @Nullable String code,
            Map<String, Permits.Decided> decided,
            List<Shadow.Would> would,
            Went went) {
        var from = Permits.from(decided, code == null ? "" : code);
        return new Line(
                code,
                code == null ? List.of() : categories.pathNames(code),
                decided.get(code == null ? "" : code),
                from.isPresent() ? from.getAsDouble() : null,
                steps(would),
                went.sent(),
                went.wrong());
    }

    private static List<Step> steps(List<Shadow.Would> would) {
        var steps = new ArrayList<Step>();
        for (double from : LOOKED_AT) {
            var above = would.stream().filter(one -> one.confidence() >= from).toList();
            long right = above.stream().filter(Shadow.Would::right).count();
            steps.add(new Step(from, above.size(), right, atLeast(right, above.size())));
        }
        return steps;
    }

    /** The lower bound of a share by Wilson. */
    static double atLeast(long right, long all) {
        if (all == 0) {
            return 0;
        }
        double share = (double) right / all;
        double square = DOUBT * DOUBT;
        double middle = share + square / (2 * all);
        double wide = DOUBT * Math.sqrt(share * (1 - share) / all + square / (4.0 * all * all));
        return Math.max(0, (middle - wide) / (1 + square / all));
    }

    private List<Sent> latest() {
        return jdbc.sql(NEWEST)
                .param("most", LATEST)
                .query((row, n) -> {
                    var wrong = row.getString("wrong");
                    return new Sent(
                            row.getString("number"),
                            row.getString("title"),
                            categories.pathNames(row.getString("category")),
                            units.find(new UnitId(row.getLong("unit_id")))
                                    .map(Unit::name)
                                    .orElse(""),
                            row.getDouble("confidence"),
                            row.getDouble("threshold"),
                            List.of((String[]) row.getArray("words").getArray()),
                            row.getTimestamp("sent_at").toInstant(),
                            wrong == null ? null : Looks.Wrong.valueOf(wrong));
                })
                .list();
    }
}
