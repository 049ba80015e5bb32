package org.jieban.autodispatch;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jieban.catalogue.Categories;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Stops automatic dispatch by itself (自动停用) where people had to set too much right. */
@Component
class SelfWatch {

    private static final Logger log = LoggerFactory.getLogger(SelfWatch.class);
    private static final Duration LOOKED_BACK = Duration.ofDays(180);
    // what was decided anew begins anew
    private static final String OF_CATEGORIES =
            """
            select category, count(*) as sent, count(wrong) as wrong from (
                select l.category, l.wrong,
                    row_number() over (partition by l.category order by l.sent_at desc, l.case_id desc) as n
                from automatic_look l
                left join lateral (
                    select max(decided_at) as at from automatic_threshold t where t.category = l.category
                ) decided on true
                where l.sent_at >= :from and (decided.at is null or l.sent_at >= decided.at)
            ) as last where n <= :last group by category having count(wrong) >= :fewest
            """;
    private static final String OF_ALL =
            """
            select null as category, count(*) as sent, count(wrong) as wrong from (
                select wrong from automatic_look
                where sent_at >= greatest(:from, (select max(decided_at) from automatic_switch))
                order by sent_at desc, case_id desc limit :last
            ) as last having count(wrong) >= :fewest
            """;
    private static final String BEHIND =
            """
            select case_id from automatic_look
            where wrong is not null and (:category::text is null or category = :category)
            order by wrong_at desc, case_id desc limit 50
            """;

    private final Permits permits;
    private final Categories categories;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SelfWatch(
            Permits permits,
            Categories categories,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.permits = permits;
        this.categories = categories;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    /** How it went since it was last decided on, the last {@link Allowance#LAST} at most. */
    record Went(@Nullable String category, long sent, long wrong) {}

    /** Stops what has to be stopped; once, on however many nodes. */
    void look() {
        if (!permits.isOn()) {
            return;
        }
        for (var sql : List.of(OF_CATEGORIES, OF_ALL)) {
            for (var went : went(sql)) {
                if (Allowance.exceeded(went.sent(), went.wrong())) {
                    transaction.executeWithoutResult(_ -> stop(sql, went.category()));
                }
            }
        }
    }

    private List<Went> went(String sql) {
        return jdbc.sql(sql)
                .param("from", Timestamp.from(clock.instant().minus(LOOKED_BACK)))
                .param("last", Allowance.LAST)
                .param("fewest", Allowance.FEWEST)
                .query((row, n) ->
                        new Went(
                                row.getString("category"),
                                row.getLong("sent"),
                                row.getLong("wrong")))
                .list();
    }

    /** Counted again under the lock: another node may have stopped it, or somebody decided anew. */
    // [impl->rule~autodispatch.stops~1]
    private void stop(String sql, @Nullable String category) {
        permits.holdForDecision();
        boolean allowed = category == null ? permits.isOn() : permits.inForce(category).isPresent();
        var still =
                went(sql).stream()
                        .filter(one -> java.util.Objects.equals(one.category(), category))
                        .filter(one -> Allowance.exceeded(one.sent(), one.wrong()))
                        .findFirst();
        if (!allowed || still.isEmpty()) {
            return;
        }
        var why = why(still.get());
        var id =
                category == null
                        ? "switch-" + permits.turn(false, true, why, Permits.SYSTEM)
                        : "category-"
                                + permits.decide(
                                        category,
                                        Permits.Way.NEVER,
                                        null,
                                        true,
                                        why,
                                        Permits.SYSTEM);
        log.warn("Automatic dispatch stopped by itself: {}", category == null ? "all" : category);
        var name = category == null ? "全部类别" : String.join(" › ", categories.pathNames(category));
        events.publishEvent(new AutomaticStopped(id, name + "：" + why, behind(category), at()));
    }

    private Instant at() {
        return clock.instant();
    }

    private static String why(Went went) {
        return String.format(
                Locale.ROOT,
                "最近 %d 件自动派单中 %d 件被退回、改派或改类（%.1f%%，上限 %.0f%%），已自动停用",
                went.sent(),
                went.wrong(),
                100.0 * went.wrong() / went.sent(),
                100 * Allowance.SHARE);
    }

    private List<Long> behind(@Nullable String category) {
        return jdbc.sql(BEHIND)
                .param("category", category, java.sql.Types.VARCHAR)
                .query((row, n) -> row.getLong("case_id"))
                .list();
    }
}
