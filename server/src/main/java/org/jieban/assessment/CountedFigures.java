package org.jieban.assessment;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jieban.organisation.UnitId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts per unit in charge and period; the database counts, nothing else. */
@Repository
class CountedFigures {

    private static final String PERIODS =
            """
            select p.no, p.from_at, p.until_at, string_to_array(p.excluded, ',') as excluded
            from unnest(:froms::timestamptz[], :untils::timestamptz[], :excluded::text[])
                with ordinality as p (from_at, until_at, excluded, no)
            """;
    private static final String ANSWERS =
            "with p as ("
                    + PERIODS
                    + """
                    )
                    select p.no, a.unit_id, count(*) as valid,
                           count(*) filter (where a.contacted) as contacted,
                           count(*) filter (where a.solved = 'SOLVED') as solved,
                           count(*) filter (where a.satisfaction = 'SATISFIED') as satisfied,
                           count(*) filter (where a.satisfaction = 'BASICALLY') as basically
                    from p join assessed_answer a
                        on a.answered_at >= p.from_at and a.answered_at < p.until_at
                    where a.kind <> all(p.excluded)
                    group by p.no, a.unit_id
                    """;
    private static final String HELD =
            """
            select h.unit_id,
                   count(*) filter (where h.received_at >= :from and h.received_at < :until)
                       as received,
                   count(*) filter (where h.closed_at >= :from and h.closed_at < :until) as closed
            from assessed_case h
            where h.withdrawn_at is null
              and ((h.received_at >= :from and h.received_at < :until)
                   or (h.closed_at >= :from and h.closed_at < :until))
              and h.kind <> all(:excluded::text[])
            group by h.unit_id
            """;
    private static final String FIRST =
            """
            select least((select min(received_at) from assessed_case),
                         (select min(answered_at) from assessed_answer)) as first
            """;

    private final JdbcClient jdbc;

    CountedFigures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A period with the scheme that holds for it. */
    record Month(Period period, Scheme scheme) {}

    /** Answers counted for each month, in the order asked, by unit in charge. */
    List<Map<UnitId, Counts>> answers(List<Month> months) {
        var counted = new ArrayList<Map<UnitId, Counts>>();
        months.forEach(_ -> counted.add(new HashMap<>()));
        jdbc.sql(ANSWERS)
                .param("froms", texts(months, month -> month.period().from().toString()))
                .param("untils", texts(months, month -> month.period().until().toString()))
                .param("excluded", texts(months, month -> String.join(",", excluded(month))))
                .query(row -> {
                    counted.get(row.getInt("no") - 1)
                            .put(
                                    new UnitId(row.getLong("unit_id")),
                                    new Counts(
                                            0,
                                            0,
                                            row.getLong("valid"),
                                            row.getLong("contacted"),
                                            row.getLong("solved"),
                                            row.getLong("satisfied"),
                                            row.getLong("basically")));
                });
        return counted;
    }

    /** Cases received and closed in a month, by unit in charge. */
    Map<UnitId, Counts> held(Month month) {
        return jdbc
                .sql(HELD)
                .param("from", utc(month.period().from()))
                .param("until", utc(month.period().until()))
                .param("excluded", excluded(month))
                .query((row, i) ->
                        Map.entry(
                                new UnitId(row.getLong("unit_id")),
                                new Counts(
                                        row.getLong("received"),
                                        row.getLong("closed"),
                                        0,
                                        0,
                                        0,
                                        0,
                                        0)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The earliest moment that counts in any period; empty before the first case. */
    Optional<Instant> first() {
        return jdbc.sql(FIRST)
                .query((row, i) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
                .single()
                .map(OffsetDateTime::toInstant);
    }

    static String[] excluded(Month month) {
        return month.scheme().excludedKinds().stream()
                .map(Enum::name)
                .sorted()
                .toArray(String[]::new);
    }

    private static String[] texts(
            List<Month> months, java.util.function.Function<Month, String> text) {
        return months.stream().map(text).toArray(String[]::new);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
