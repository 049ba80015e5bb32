package org.jieban.autodispatch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Whether cases may be dispatched by themselves, and from which confidence on; every decision is kept. */
@Repository
class Permits {

    /** Who decided what nobody decided. */
    static final String SYSTEM = "system";

    // whoever dispatches holds it shared, whoever decides holds it alone
    private static final String LOCK = "hashtext('automatic dispatch')";
    private static final String SWITCH =
            "select is_on, by_itself, reason, decided_by, decided_at from automatic_switch order by id desc limit 1";
    private static final String THRESHOLDS =
            """
            select distinct on (category) category, way, sends_from, by_itself, reason, decided_by, decided_at
            from automatic_threshold order by category, id desc
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Permits(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The switch for all, as somebody left it. */
    record Switch(boolean on, boolean byItself, String reason, String by, Instant at) {}

    /** How a threshold is meant. */
    enum Way {
        /** From a confidence on. */
        FROM,
        /** Never by itself. */
        NEVER,
        /** As is decided for all. */
        AS_ALL
    }

    /**
     * What was decided for a category, or for all.
     *
     * @param from for {@link Way#FROM} only
     */
    record Decided(
            @Nullable String category,
            Way way,
            @Nullable Double from,
            boolean byItself,
            String reason,
            String by,
            Instant at) {}

    /** Empty while nobody ever touched it: then it is off. */
    // [impl->rule~autodispatch.off~1]
    Optional<Switch> theSwitch() {
        return jdbc.sql(SWITCH)
                .query((row, n) ->
                        new Switch(
                                row.getBoolean("is_on"),
                                row.getBoolean("by_itself"),
                                row.getString("reason"),
                                row.getString("decided_by"),
                                row.getTimestamp("decided_at").toInstant()))
                .optional();
    }

    boolean isOn() {
        return theSwitch().map(Switch::on).orElse(false);
    }

    /** The latest decisions by category; under "" what holds for all. */
    Map<String, Decided> decided() {
        var latest = new HashMap<String, Decided>();
        jdbc.sql(THRESHOLDS)
                .query((row, n) -> decided(row))
                .list()
                .forEach(one -> latest.put(Objects.requireNonNullElse(one.category(), ""), one));
        return latest;
    }

    /** From which confidence cases of a category are dispatched, if the switch is on; empty for never. */
    static OptionalDouble from(Map<String, Decided> decided, String category) {
        var own = decided.get(category);
        var counts = own == null || own.way() == Way.AS_ALL ? decided.get("") : own;
        var from = counts == null ? null : counts.from();
        return from == null ? OptionalDouble.empty() : OptionalDouble.of(from);
    }

    /** From which confidence cases of this category are dispatched now; empty for never. */
    OptionalDouble inForce(String category) {
        return isOn() ? from(decided(), category) : OptionalDouble.empty();
    }

    /** Within a transaction that dispatches: no decision comes in between. */
    void holdForDispatch() {
        jdbc.sql("select pg_advisory_xact_lock_shared(" + LOCK + ")").query((row, n) -> 0).single();
    }

    /** Within a transaction that decides: what is being dispatched ends first, and nothing new begins. */
    void holdForDecision() {
        jdbc.sql("select pg_advisory_xact_lock(" + LOCK + ")").query((row, n) -> 0).single();
    }

    long turn(boolean on, boolean byItself, String reason, String by) {
        return jdbc.sql(
                        """
                        insert into automatic_switch (is_on, by_itself, reason, decided_by, decided_at)
                        values (:on, :itself, :reason, :by, :at) returning id
                        """)
                .param("on", on)
                .param("itself", byItself)
                .param("reason", reason)
                .param("by", by)
                .param("at", Timestamp.from(clock.instant()))
                .query(Long.class)
                .single();
    }

    long decide(
            @Nullable String category,
            Way way,
            @Nullable Double from,
            boolean byItself,
            String reason,
            String by) {
        return jdbc.sql(
                        """
                        insert into automatic_threshold (
                            category, way, sends_from, by_itself, reason, decided_by, decided_at)
                        values (:category, :way, :from, :itself, :reason, :by, :at) returning id
                        """)
                .param("category", category, Types.VARCHAR)
                .param("way", way.name())
                .param("from", from, Types.DOUBLE)
                .param("itself", byItself)
                .param("reason", reason)
                .param("by", by)
                .param("at", Timestamp.from(clock.instant()))
                .query(Long.class)
                .single();
    }

    private static Decided decided(ResultSet row) throws SQLException {
        return new Decided(
                row.getString("category"),
                Way.valueOf(row.getString("way")),
                row.getObject("sends_from", Double.class),
                row.getBoolean("by_itself"),
                row.getString("reason"),
                row.getString("decided_by"),
                row.getTimestamp("decided_at").toInstant());
    }
}
