package org.jieban.ladder;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jieban.casefile.Assignment;
import org.jieban.casefile.CaseFile;
import org.jieban.casefile.ReadingCases;
import org.jieban.casefile.RecordedEvent;
import org.jieban.organisation.Unit;
import org.jieban.organisation.Units;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a ladder would have done last month (试算): the cases of that time happen again, fact by fact,
 * and each rung that they would have reached is counted. Nothing is written.
 */
@Component
class LadderPreview {

    private static final Duration MONTH = Duration.ofDays(30);
    private static final int MOST_CASES = 3000;
    private static final int CASES_AT_ONCE = 500;
    private static final int MOST_EXAMPLES = 50;

    /** No real ladder is called so, so that what really happened does not count. */
    private static final String CODE = "~preview";

    private static final String CASES =
            """
            select id from case_file
            where (closed_at is null or closed_at > :from) and opened_at <= :until
            order by id desc limit :most
            """;
    private static final String ALL =
            """
            select count(*) from case_file
            where (closed_at is null or closed_at > :from) and opened_at <= :until
            """;

    private final Arming arming;
    private final ReadingCases cases;
    private final Units units;
    private final JdbcClient jdbc;
    private final Clock clock;

    LadderPreview(Arming arming, ReadingCases cases, Units units, JdbcClient jdbc, Clock clock) {
        this.arming = arming;
        this.cases = cases;
        this.units = units;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What would have happened.
     *
     * @param looked how many cases were looked at: the newest
     * @param all how many there were
     * @param rungs how often each rung would have been reached
     * @param examples the latest of them
     */
    record Shown(
            Instant from,
            Instant until,
            int looked,
            int all,
            List<Count> rungs,
            List<Example> examples) {}

    /** How often one rung would have been reached. */
    record Count(String rung, int times) {}

    /** One rung on one case; without the citizen's words, which administrators do not see. */
    record Example(String number, @Nullable String unit, String rung, Instant at) {}

    // [impl->rule~ladder.preview~1]
    Shown of(Ladder ladder) {
        var until = clock.instant();
        var from = until.minus(MONTH);
        var climbing = arming.climbing();
        var walk =
                new Walk(
                        new Climbing(
                                List.of(asIfSince(ladder, from)),
                                climbing.calendar(),
                                climbing.within()),
                        until);
        var ids = ask(CASES, from, until).param("most", MOST_CASES).query(Long.class).list();
        for (int i = 0; i < ids.size(); i += CASES_AT_ONCE) {
            cases.walk(List.copyOf(ids.subList(i, Math.min(i + CASES_AT_ONCE, ids.size()))), walk);
        }
        walk.finish();
        int all = ask(ALL, from, until).query(Integer.class).single();
        return new Shown(
                from, until, ids.size(), all, walk.counts(ladder), walk.examples(this::name));
    }

    private JdbcClient.StatementSpec ask(String sql, Instant from, Instant until) {
        return jdbc.sql(sql).param("from", utc(from)).param("until", utc(until));
    }

    private @Nullable String name(CaseFile file) {
        return file.lead().map(Assignment::unit).flatMap(units::find).map(Unit::name).orElse(null);
    }

    private static Ladder asIfSince(Ladder ladder, Instant from) {
        return new Ladder(
                CODE,
                1,
                ladder.name(),
                ladder.nameEn(),
                true,
                ladder.clock(),
                ladder.when(),
                ladder.rungs().stream().map(rung -> rung.since(from)).toList());
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    /** Goes along with one case after the other. */
    private static final class Walk implements ReadingCases.Walker {

        private record Reached(CaseFile file, String rung, Instant at) {}

        private final Climbing climbing;
        private final Instant until;
        private final List<Reached> all = new ArrayList<>();
        private final Set<String> reached = new HashSet<>();
        private List<Climbing.Planned> before = List.of();
        private @Nullable CaseFile current;

        Walk(Climbing climbing, Instant until) {
            this.climbing = climbing;
            this.until = until;
        }

        @Override
        public void after(CaseFile file, RecordedEvent fact) {
            if (current == null || current.id() != file.id()) {
                finish();
                current = file;
            } else {
                reachUntil(file, fact.at());
            }
            before = climbing.plan(file);
        }

        void finish() {
            if (current != null) {
                reachUntil(current, until);
            }
            before = List.of();
            reached.clear();
            current = null;
        }

        private void reachUntil(CaseFile file, Instant moment) {
            for (var planned : before) {
                if (!planned.at().isAfter(moment)
                        && reached.add(planned.rung().code() + "|" + planned.run())) {
                    all.add(new Reached(file, planned.rung().code(), planned.at()));
                }
            }
        }

        List<Count> counts(Ladder ladder) {
            Map<String, Integer> times = new LinkedHashMap<>();
            ladder.rungs().forEach(rung -> times.put(rung.code(), 0));
            all.forEach(one -> times.merge(one.rung(), 1, Integer::sum));
            return times.entrySet().stream()
                    .map(entry -> new Count(entry.getKey(), entry.getValue()))
                    .toList();
        }

        List<Example> examples(java.util.function.Function<CaseFile, @Nullable String> unit) {
            return all.stream()
                    .sorted(Comparator.comparing(Reached::at).reversed())
                    .limit(MOST_EXAMPLES)
                    .map(one ->
                            new Example(
                                    one.file().number().value(),
                                    unit.apply(one.file()),
                                    one.rung(),
                                    one.at()))
                    .toList();
        }
    }
}
