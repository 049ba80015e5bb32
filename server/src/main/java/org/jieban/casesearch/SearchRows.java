package org.jieban.casesearch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jieban.calendar.CityZone;
import org.jieban.casefile.CaseState;
import org.jieban.casefile.Visibility;
import org.jieban.catalogue.CaseKind;
import org.jieban.catalogue.Urgency;
import org.jieban.organisation.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Asks the index. The viewer's scope is part of every question. */
@Repository
class SearchRows {

    /** So many units at most narrow the index; wider scopes see so much that the newest are soon found. */
    private static final int NARROW = 64;

    private static final String COLUMNS =
            """
            select s.case_id, s.opened_at, s.address as said_at, s.words, c.number, c.title, c.state,
                   c.urgency, c.kind, c.category, c.area_id, c.address, c.lead_unit_id, c.secret,
                   c.closed_at
            """;
    // who sees a case by nothing but a whistle or a dispute does not find what is kept secret
    // [impl->rule~case-search.scope~1]
    private static final String SEEN =
            " and "
                    + Visibility.SQL
                    + """
                    and (:everything or not c.secret or c.area_id = any(:units) or exists (
                        select 1 from assignment own
                        where own.case_id = c.id and own.unit_id = any(:units)
                          and own.role not in ('CALLED', 'PARTY')))
                    and (:state::text is null or c.state = :state)
                    """;
    private static final String FEW =
            "select count(*) from (select 1 from case_search s where %s limit :few) counted";
    private static final String BEST =
            COLUMNS
                    + """
                    , %s as in_title, count(*) over () as total
                    from (select * from case_search s where %s limit :few) s
                        join case_file c on c.id = s.case_id
                    where true
                    """
                    + SEEN
                    + """
                    order by %s s.opened_at desc, s.case_id desc
                    offset :skipped limit :limit
                    """;
    // the weeks one after the other, the newest first, until there are enough; a week is put in
    // order by its
    // narrow rows, and only as many cases as are shown are looked at as a whole
    private static final String NEWEST =
            "select hit.* from generate_series(:first::integer, :last::integer) week"
                    + " cross join lateral ("
                    + COLUMNS
                    + """
                    , false as in_title, 0 as total
                    from (select s.case_id, s.opened_at from case_search s
                            where %s and s.marks @> array[week]
                              and (s.opened_at, s.case_id) < (:at::timestamptz, :id)
                            order by s.opened_at desc, s.case_id desc) newest
                        join case_search s on s.case_id = newest.case_id
                        join case_file c on c.id = newest.case_id
                    where true
                    """
                    + SEEN
                    + """
                    order by newest.opened_at desc, newest.case_id desc limit :limit) hit
                    limit :limit
                    """;
    private static final String OF_CLAIMANTS =
            COLUMNS
                    + """
                    , false as in_title, count(*) over () as total
                    from case_file c join case_search s on s.case_id = c.id
                    where c.claimant_id = any(:claimants) and %s
                    """
                    + SEEN
                    + "order by s.opened_at desc, s.case_id desc offset :skipped limit :limit";
    private static final String NUMBERED =
            COLUMNS
                    + """
                    , false as in_title, 1 as total
                    from case_file c join case_search s on s.case_id = c.id
                    where c.number = :number
                    """
                    + SEEN;
    private static final String WEEKS =
            """
            select case_search_week(max(opened_at)) as first, case_search_week(min(opened_at)) as last
            from case_search
            """;

    private final JdbcClient jdbc;

    SearchRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A case that was found; {@code words} and {@code saidAt} as the index has them. */
    record Row(
            long caseId,
            Instant openedAt,
            String saidAt,
            String words,
            String number,
            String title,
            CaseState state,
            Urgency urgency,
            CaseKind kind,
            @Nullable String category,
            @Nullable Long area,
            @Nullable String address,
            @Nullable Long leadUnit,
            boolean secret,
            @Nullable Instant closedAt,
            int total) {}

    /** The conditions on the index alone, and what they are asked with. */
    record Terms(String sql, Map<String, Object> parameters) {}

    /**
     * What a question asks of the index.
     *
     * @param below the units below the one that was asked for, or empty
     */
    Terms terms(Question question, long[] below, Scope scope) {
        var sql = new ArrayList<String>();
        var parameters = new HashMap<String, Object>();
        var words = question.words();
        if (!words.isEmpty()) {
            sql.add("s.pairs @> :pairs::integer[]");
            parameters.put("pairs", Pairs.written(Pairs.of(String.join("\n", words))));
        }
        for (int at = 0; at < words.size(); at++) {
            // a word of two characters is a pair; of a longer one all pairs stand there, maybe
            // apart
            if (words.get(at).length() > 2) {
                sql.add("(s.title || E'\\n' || s.address || E'\\n' || s.words) like :word" + at);
                parameters.put("word" + at, like(words.get(at)));
            }
        }
        mark(sql, parameters, "category", question.category());
        mark(sql, parameters, "urgency", question.urgency());
        mark(sql, parameters, "kind", question.kind());
        mark(sql, parameters, "channel", question.channel());
        var state = question.state();
        boolean ended = state != null && !state.open();
        mark(sql, parameters, "state", ended ? state : stillOpen(question) ? "OPEN" : null);
        if (below.length > 0) {
            sql.add("s.marks && :below::integer[]");
            parameters.put("below", Pairs.written(narrowed(below)));
        }
        if (!scope.everything() && scope.units().length <= NARROW) {
            sql.add("s.marks && :own::integer[]");
            parameters.put("own", Pairs.written(narrowed(scope.units())));
        }
        var from = question.from();
        if (from != null) {
            sql.add("s.opened_at >= :from");
            parameters.put("from", from.atStartOfDay(CityZone.ZONE).toOffsetDateTime());
        }
        var until = question.until();
        if (until != null) {
            sql.add("s.opened_at < :until");
            parameters.put(
                    "until", until.plusDays(1).atStartOfDay(CityZone.ZONE).toOffsetDateTime());
        }
        return new Terms(sql.isEmpty() ? "true" : String.join(" and ", sql), parameters);
    }

    private static boolean stillOpen(Question question) {
        return Boolean.TRUE.equals(question.open()) || question.state() != null;
    }

    private static void mark(
            List<String> sql, Map<String, Object> parameters, String name, @Nullable Object value) {
        if (value != null) {
            sql.add("s.marks @> array[case_search_mark(:" + name + "Mark)]");
            parameters.put(name + "Mark", name + ":" + value);
        }
    }

    private static int[] narrowed(long[] units) {
        return java.util.Arrays.stream(units).mapToInt(Math::toIntExact).toArray();
    }

    private static String like(String word) {
        return "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    /** Plans are made for the words asked for: a rare one is found another way than a common one. */
    void planForEachQuestion() {
        jdbc.sql(
                        """
                        select set_config('plan_cache_mode', 'force_custom_plan', true),
                               set_config('enable_seqscan', 'off', true),
                               set_config('jit', 'off', true)
                        """)
                .query((row, i) -> row.getString(1))
                .single();
    }

    /** How many cases hold the terms, whoever may see them; no more than {@code few} are counted. */
    int count(Terms terms, int few) {
        return jdbc.sql(FEW.formatted(terms.sql()))
                .params(terms.parameters())
                .param("few", few)
                .query(Integer.class)
                .single();
    }

    /** Those that have all words in the title first, then the newest. */
    List<Row> best(Terms terms, Question question, Scope scope, int few, int skipped, int limit) {
        var parameters = new HashMap<>(terms.parameters());
        var inTitle = new ArrayList<String>();
        var words = question.words();
        for (int at = 0; at < words.size(); at++) {
            inTitle.add("s.title like :inTitle" + at);
            parameters.put("inTitle" + at, like(words.get(at)));
        }
        var title = inTitle.isEmpty() ? "false" : "(" + String.join(" and ", inTitle) + ")";
        var order = question.newest() || inTitle.isEmpty() ? "" : title + " desc,";
        return seen(BEST.formatted(title, terms.sql(), order), question, scope)
                .params(parameters)
                .param("few", few)
                .param("skipped", skipped)
                .param("limit", limit)
                .query((row, i) -> toRow(row))
                .list();
    }

    /** The newest before a moment and a case. */
    List<Row> newest(
            Terms terms, Question question, Scope scope, Instant before, long id, int limit) {
        record Weeks(@Nullable Integer first, int last) {}
        var weeks =
                jdbc.sql(WEEKS)
                        .query((row, i) ->
                                new Weeks(
                                        row.getObject("first", Integer.class), row.getInt("last")))
                        .single();
        if (weeks.first() == null) {
            return List.of();
        }
        return seen(NEWEST.formatted(terms.sql()), question, scope)
                .params(terms.parameters())
                .param("first", Math.max(weeks.first(), week(before)))
                .param("last", weeks.last())
                .param("at", before.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .param("limit", limit)
                .query((row, i) -> toRow(row))
                .list();
    }

    /** As {@code case_search_week} counts. */
    private static int week(Instant at) {
        long seconds = java.time.Duration.ofDays(7).toSeconds();
        return Math.toIntExact(-1 - Math.floorDiv(at.getEpochSecond(), seconds));
    }

    List<Row> ofClaimants(
            Terms terms, Question question, Scope scope, long[] claimants, int skipped, int limit) {
        return seen(OF_CLAIMANTS.formatted(terms.sql()), question, scope)
                .params(terms.parameters())
                .param("claimants", claimants)
                .param("skipped", skipped)
                .param("limit", limit)
                .query((row, i) -> toRow(row))
                .list();
    }

    List<Row> numbered(String number, Question question, Scope scope) {
        return seen(NUMBERED, question, scope)
                .param("number", number)
                .query((row, i) -> toRow(row))
                .list();
    }

    private JdbcClient.StatementSpec seen(String sql, Question question, Scope scope) {
        var state = question.state();
        return jdbc.sql(sql)
                .param("everything", scope.everything())
                .param("units", scope.units())
                .param("state", state == null ? null : state.name());
    }

    private static Row toRow(ResultSet row) throws SQLException {
        var closedAt = row.getObject("closed_at", OffsetDateTime.class);
        return new Row(
                row.getLong("case_id"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                row.getString("said_at"),
                row.getString("words"),
                row.getString("number"),
                row.getString("title"),
                CaseState.valueOf(row.getString("state")),
                Urgency.valueOf(row.getString("urgency")),
                CaseKind.valueOf(row.getString("kind")),
                row.getString("category"),
                row.getObject("area_id", Long.class),
                row.getString("address"),
                row.getObject("lead_unit_id", Long.class),
                row.getBoolean("secret"),
                closedAt == null ? null : closedAt.toInstant(),
                row.getInt("total"));
    }
}
