package org.jieban.rewording;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was sent to the machine and what came back, both without personal data and for a time only. */
@Repository
class Uses {

    private static final int LAST = 50;
    private static final String ADD =
            """
            insert into rewording_use
                (at, person_name, case_number, purpose, outcome, sent, received, millis)
            values (:at, :person, :number, :purpose, :outcome, :sent, :received, :millis)
            """;
    private static final String NEWEST =
            """
            select at, person_name, case_number, purpose, outcome, sent, received, millis
            from rewording_use order by at desc, id desc limit :most
            """;

    private static final String FORGET =
            """
            update rewording_use set sent = null, received = null
            where sent is not null and at < :before
            """;

    private final JdbcClient jdbc;

    Uses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One asking.
     *
     * @param sent null once its time is over
     * @param received null when nothing came back, or its time is over
     */
    record Use(
            Instant at,
            String person,
            String number,
            Purpose purpose,
            Outcome outcome,
            @Nullable String sent,
            @Nullable String received,
            int millis) {}

    // [impl->rule~rewording.recorded~1]
    void add(Use use) {
        jdbc.sql(ADD)
                .param("at", use.at().atOffset(ZoneOffset.UTC))
                .param("person", use.person())
                .param("number", use.number())
                .param("purpose", use.purpose().name())
                .param("outcome", use.outcome().name())
                .param("sent", use.sent())
                .param("received", use.received())
                .param("millis", use.millis())
                .update();
    }

    /** Removes the words of what was asked before a moment; of how many. Who asked when about what stays. */
    int forgetWords(Instant before) {
        return jdbc.sql(FORGET).param("before", before.atOffset(ZoneOffset.UTC)).update();
    }

    List<Use> newest() {
        return jdbc.sql(NEWEST)
                .param("most", LAST)
                .query((row, i) ->
                        new Use(
                                row.getObject("at", OffsetDateTime.class).toInstant(),
                                row.getString("person_name"),
                                row.getString("case_number"),
                                Purpose.valueOf(row.getString("purpose")),
                                Outcome.valueOf(row.getString("outcome")),
                                row.getString("sent"),
                                row.getString("received"),
                                row.getInt("millis")))
                .list();
    }
}
