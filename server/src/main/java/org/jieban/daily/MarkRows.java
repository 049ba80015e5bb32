package org.jieban.daily;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Marks in the database; a case without any has no row. */
@Repository
class MarkRows {

    private static final String LOAD =
            """
            select case_id, extension_asked, returns, review_at, meeting_at, meeting_words,
                   conference_at, urges, supervised_at, supervised_words
            from daily_mark where case_id = any(:cases)
            """;
    private static final String SAVE =
            """
            insert into daily_mark (
                case_id, extension_asked, returns, review_at, meeting_at, meeting_words,
                conference_at, urges, supervised_at, supervised_words)
            select case_id, extension_asked, returns, review_at, meeting_at, meeting_words,
                   conference_at, urges, supervised_at, supervised_words
            from json_to_recordset(:rows::json) as r (
                case_id bigint, extension_asked timestamptz, returns int, review_at timestamptz,
                meeting_at timestamptz, meeting_words text, conference_at timestamptz, urges int,
                supervised_at timestamptz, supervised_words text)
            on conflict (case_id) do update set
                extension_asked = excluded.extension_asked, returns = excluded.returns,
                review_at = excluded.review_at, meeting_at = excluded.meeting_at,
                meeting_words = excluded.meeting_words, conference_at = excluded.conference_at,
                urges = excluded.urges, supervised_at = excluded.supervised_at,
                supervised_words = excluded.supervised_words
            """;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;

    MarkRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(
            long case_id,
            @Nullable String extension_asked,
            int returns,
            @Nullable String review_at,
            @Nullable String meeting_at,
            String meeting_words,
            @Nullable String conference_at,
            int urges,
            @Nullable String supervised_at,
            String supervised_words) {}

    Map<Long, Marks> load(LongStream cases) {
        var found = new HashMap<Long, Marks>();
        jdbc.sql(LOAD)
                .param("cases", cases.toArray())
                .query((row, i) -> toMarks(row))
                .list()
                .forEach(marks -> found.put(marks.caseId(), marks));
        return found;
    }

    void save(Collection<Marks> marks) {
        var gone = marks.stream().filter(Marks::empty).mapToLong(Marks::caseId).toArray();
        var kept = marks.stream().filter(mark -> !mark.empty()).map(MarkRows::row).toList();
        if (gone.length > 0) {
            jdbc.sql("delete from daily_mark where case_id = any(:cases)")
                    .param("cases", gone)
                    .update();
        }
        if (!kept.isEmpty()) {
            jdbc.sql(SAVE).param("rows", JSON.writeValueAsString(kept)).update();
        }
    }

    void forget() {
        jdbc.sql("delete from daily_mark").update();
    }

    private static Row row(Marks marks) {
        return new Row(
                marks.caseId(),
                text(marks.extensionAsked()),
                marks.returns(),
                text(marks.reviewAt()),
                text(marks.meetingAt()),
                marks.meetingWords(),
                text(marks.conferenceAt()),
                marks.urges(),
                text(marks.supervisedAt()),
                marks.supervisedWords());
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }

    static Marks toMarks(ResultSet row) throws SQLException {
        return new Marks(
                row.getLong("case_id"),
                moment(row, "extension_asked"),
                row.getInt("returns"),
                moment(row, "review_at"),
                moment(row, "meeting_at"),
                Objects.requireNonNullElse(row.getString("meeting_words"), ""),
                moment(row, "conference_at"),
                row.getInt("urges"),
                moment(row, "supervised_at"),
                Objects.requireNonNullElse(row.getString("supervised_words"), ""));
    }

    static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    static List<String> names(ResultSet row, String column) throws SQLException {
        var array = row.getArray(column);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }
}
