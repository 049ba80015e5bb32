package org.jieban.assessment;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jieban.calendar.CityZone;
import org.jieban.casefile.Followers;
import org.jieban.scheme.Share;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Counts cases again when the calendar was corrected, some hundred at a time, on any node. How far it is
 * is written in the same transaction as the rows, so that a node may die at any moment.
 */
// [impl->rule~assessment.calendar~1]
@Component
class Recounting {

    private static final Logger log = LoggerFactory.getLogger(Recounting.class);
    private static final int CASES_AT_ONCE = 500;

    private static final String PENDING =
            "select id, since, after_case from assessed_recount order by id limit 1";

    /** What was over before the first day that differs was in time or late by either calendar. */
    private static final String CASES =
            """
            select distinct case_id from assessed_part
            where case_id > :after
              and (timed_at >= :since or share = :called and (closed_at is null or closed_at >= :since))
            order by case_id limit :limit
            """;

    private final AssessmentFollower follower;
    private final Followers followers;
    private final CountedCalendar counted;
    private final JdbcClient jdbc;

    Recounting(
            AssessmentFollower follower,
            Followers followers,
            CountedCalendar counted,
            JdbcClient jdbc) {
        this.follower = follower;
        this.followers = followers;
        this.counted = counted;
        this.jdbc = jdbc;
    }

    private record Pending(long id, LocalDate since, long afterCase) {}

    @Scheduled(initialDelay = 25, fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
    void look() {
        int cases = countAll();
        if (cases > 0) {
            log.info("{} cases were counted again by the corrected calendar", cases);
        }
    }

    /** Counts again whatever a corrected calendar may have changed; how many cases. */
    int countAll() {
        int cases = 0;
        while (isBehind()) {
            cases += countAtMost(CASES_AT_ONCE);
        }
        return cases;
    }

    /** Counts some of them in one transaction; how many. */
    int countAtMost(int limit) {
        var some = new int[1];
        followers.whileStill(
                AssessmentFollower.NAME,
                () -> {
                    takeOver();
                    some[0] = pending().map(next -> count(next, limit)).orElse(0);
                });
        return some[0];
    }

    /** Whether some rows are counted by a calendar that is no longer the newest. */
    boolean isBehind() {
        return !counted.isNewest() || pending().isPresent();
    }

    private void takeOver() {
        if (counted.isNewest()) {
            return;
        }
        var before = counted.calendar();
        var now = counted.as(counted.adoptNewest());
        now.firstDifference(before)
                .ifPresent(since ->
                        jdbc.sql("insert into assessed_recount (since) values (:since)")
                                .param("since", since)
                                .update());
    }

    private Optional<Pending> pending() {
        return jdbc.sql(PENDING).query(Pending.class).optional();
    }

    private int count(Pending pending, int limit) {
        var since = pending.since().atStartOfDay(CityZone.ZONE).toInstant();
        List<Long> cases =
                jdbc.sql(CASES)
                        .param("after", pending.afterCase())
                        .param("since", since.atOffset(ZoneOffset.UTC))
                        .param("called", Share.CALLED.ordinal())
                        .param("limit", limit)
                        .query((row, _) -> row.getLong("case_id"))
                        .list();
        if (cases.size() < limit) {
            jdbc.sql("delete from assessed_recount where id = :id")
                    .param("id", pending.id())
                    .update();
        } else {
            jdbc.sql("update assessed_recount set after_case = :last where id = :id")
                    .param("last", cases.getLast())
                    .param("id", pending.id())
                    .update();
        }
        follower.countAgain(cases);
        return cases.size();
    }
}
