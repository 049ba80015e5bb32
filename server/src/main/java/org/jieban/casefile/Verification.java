package org.jieban.casefile;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jieban.calendar.Calendars;
import org.jieban.calendar.WorkingCalendar;
import org.jieban.shared.ToolCommand;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * {@code ./jieban verify}: computes the chain of every case again and compares its present state, as
 * stored, with the state that follows from its facts.
 */
@Component
class Verification implements ToolCommand {

    private static final int CASES_AT_ONCE = 500;
    private static final int SHOWN_AT_MOST = 100;

    private static final String PRESENT =
            """
            select c.id, c.number, c.version, c.state, c.round, c.lead_unit_id, c.category, c.urgency,
                   c.title, c.hash,
                   concat_ws(' ', coalesce(extract(epoch from c.due_at)::text, '-'), c.urges,
                             c.supervised::text, coalesce(c.asks, '-'),
                             coalesce(extract(epoch from c.asked_at)::text, '-'),
                             coalesce(extract(epoch from c.waiting_until)::text, '-'),
                             coalesce(extract(epoch from c.review_at)::text, '-')) as time,
                   (select string_agg(concat_ws(':', a.no, a.unit_id, a.role, a.state, a.parked::text,
                                                coalesce(extract(epoch from a.due_at)::text, '')), ' '
                                      order by a.no)
                    from assignment a where a.case_id = c.id) as parts
            from case_file c
            where c.id > :after
            order by c.id limit :limit
            """;

    private static final String FACTS =
            """
            select case_id, seq, type, at, person_id, person_name, unit_id, role, round, state, act,
                   act_key, payload, hash
            from case_event
            where case_id = any(:ids)
            order by case_id, seq
            """;

    private final JdbcClient jdbc;
    private final Calendars calendars;
    private final List<AlsoVerified> others;

    Verification(JdbcClient jdbc, Calendars calendars, List<AlsoVerified> others) {
        this.jdbc = jdbc;
        this.calendars = calendars;
        this.others = others;
    }

    @Override
    public String name() {
        return "verify";
    }

    @Override
    public int run(List<String> arguments, PrintStream out) {
        if (!arguments.isEmpty()) {
            out.println("verify 不带参数 / verify takes no arguments");
            return 2;
        }
        var result = verify(out);
        out.printf(
                "核对 %d 件工单、%d 条记录，发现问题 %d 处 / %d cases, %d facts, %d problems%n",
                result.cases(),
                result.facts(),
                result.problems().size(),
                result.cases(),
                result.facts(),
                result.problems().size());
        return result.problems().isEmpty() ? 0 : 1;
    }

    /** What was looked at and what was found wrong. */
    record Result(long cases, long facts, List<String> problems) {}

    // [impl->rule~case.chain~1]
    Result verify(PrintStream out) {
        var problems = new ArrayList<String>();
        var calendar = calendars.current();
        long after = 0;
        long cases = 0;
        long facts = 0;
        while (true) {
            var present = present(after);
            if (present.isEmpty()) {
                for (var other : others) {
                    other.problems()
                            .forEach(problem -> {
                                out.println(problem);
                                problems.add(problem);
                            });
                }
                return new Result(cases, facts, problems);
            }
            var ids = present.stream().mapToLong(Present::id).toArray();
            var histories = histories(ids);
            for (var one : present) {
                var history = histories.getOrDefault(one.id(), List.of());
                cases++;
                facts += history.size();
                for (var problem : problemsOf(one, history, calendar)) {
                    if (problems.size() < SHOWN_AT_MOST) {
                        out.println(one.number() + ": " + problem);
                    }
                    problems.add(one.number() + ": " + problem);
                }
            }
            after = present.getLast().id();
        }
    }

    private static List<String> problemsOf(
            Present stored, List<ChainedEvent> history, WorkingCalendar calendar) {
        if (history.isEmpty()) {
            return List.of("没有任何记录 / no facts at all");
        }
        var before = StoredEvent.START;
        int seq = 0;
        for (var fact : history) {
            seq++;
            if (fact.event().seq() != seq) {
                return List.of("缺少第 %d 条记录 / fact %d is missing".formatted(seq, seq));
            }
            if (!fact.follows(before)) {
                return List.of("第 %d 条记录与链不符 / fact %d does not fit the chain".formatted(seq, seq));
            }
            before = fact.hash();
        }
        var problems = new ArrayList<String>();
        if (!Arrays.equals(before, stored.hash())) {
            problems.add("末尾记录缺失或链尾不符 / the end of the chain differs");
        }
        var file = CaseFile.replay(ChainedEvent.decoded(history), calendar);
        var follows = Present.of(file, stored);
        if (!follows.equals(stored)) {
            problems.add(
                    "现状与记录不符 / the present state does not follow from the facts: stored "
                            + stored
                            + ", follows "
                            + follows);
        }
        return problems;
    }

    private List<Present> present(long after) {
        return jdbc.sql(PRESENT)
                .param("after", after)
                .param("limit", CASES_AT_ONCE)
                .query((row, i) ->
                        new Present(
                                row.getLong("id"),
                                row.getString("number"),
                                row.getInt("version"),
                                row.getString("state"),
                                row.getInt("round"),
                                row.getObject("lead_unit_id", Long.class),
                                row.getString("category"),
                                row.getString("urgency"),
                                row.getString("title"),
                                row.getString("time"),
                                Objects.requireNonNullElse(row.getString("parts"), ""),
                                row.getBytes("hash")))
                .list();
    }

    private java.util.Map<Long, List<ChainedEvent>> histories(long[] ids) {
        return jdbc
                .sql(FACTS)
                .param("ids", ids)
                .query((row, i) -> CaseFiles.toChainedEvent(row))
                .list()
                .stream()
                .collect(java.util.stream.Collectors.groupingBy(fact -> fact.event().caseId()));
    }

    /** The present state of a case as its rows tell it; the hash is compared apart. */
    private record Present(
            long id,
            String number,
            int version,
            String state,
            int round,
            @org.jspecify.annotations.Nullable Long lead,
            @org.jspecify.annotations.Nullable String category,
            String urgency,
            String title,
            String time,
            String parts,
            byte[] hash) {

        static Present of(CaseFile file, Present stored) {
            var parts = new ArrayList<String>();
            for (var part : CaseFiles.parts(file)) {
                parts.add(
                        "%d:%d:%s:%s:%s:%s"
                                .formatted(
                                        part.no(),
                                        part.unit_id(),
                                        part.role(),
                                        part.state(),
                                        part.parked(),
                                        part.due_at() == null ? "" : seconds(part.due_at())));
            }
            return new Present(
                    file.id(),
                    file.number().value(),
                    file.version(),
                    file.state().name(),
                    file.round(),
                    file.lead().map(part -> part.unit().value()).orElse(null),
                    file.category(),
                    file.urgency().name(),
                    file.title(),
                    timeOf(file),
                    String.join(" ", parts),
                    stored.hash());
        }

        private static String timeOf(CaseFile file) {
            var time = TimeInLists.of(file);
            var asks = time.asks();
            return "%s %d %s %s %s %s %s"
                    .formatted(
                            seconds(file.nextClock(0).map(CaseClock::dueAt).orElse(null)),
                            time.urges(),
                            time.supervised(),
                            asks == null ? "-" : asks,
                            seconds(time.askedAt()),
                            seconds(time.waitingUntil()),
                            seconds(time.reviewAt()));
        }

        private static String seconds(java.time.@org.jspecify.annotations.Nullable Instant at) {
            return at == null ? "-" : seconds(at.toString());
        }

        private static String seconds(String moment) {
            var at = java.time.Instant.parse(moment);
            return "%d.%06d".formatted(at.getEpochSecond(), at.getNano() / 1000);
        }

        @Override
        public boolean equals(@org.jspecify.annotations.Nullable Object other) {
            return other instanceof Present that && toString().equals(that.toString());
        }

        @Override
        public int hashCode() {
            return toString().hashCode();
        }

        @Override
        public String toString() {
            return "%s v%d %s round %d lead %s category %s %s “%s” time [%s] parts [%s]"
                    .formatted(
                            number, version, state, round, lead, category, urgency, title, time,
                            parts);
        }
    }
}
