package org.jieban.daily;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jieban.calendar.CityZone;
import org.jieban.organisation.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which cases are on the list of a day, and why. */
@Repository
class DailyList {

    private static final int MOST = 500;

    private static final String LIST =
            """
            select c.id as case_id, c.number, c.title, c.urgency, c.state, c.round, c.lead_unit_id,
                   a.unit_id, a.role, a.due_at, a.due_clock, w.waiting,
                   m.extension_asked, coalesce(m.returns, 0) as returns, m.review_at, m.meeting_at,
                   m.meeting_words, m.conference_at, coalesce(m.urges, 0) as urges, m.supervised_at,
                   m.supervised_words
            from assignment a
                join case_file c on c.id = a.case_id
                left join daily_mark m on m.case_id = a.case_id
                cross join lateral (
                    select array_agg(u.name order by u.name) as waiting
                    from assignment s join unit u on u.id = s.unit_id
                    where s.case_id = a.case_id and s.role = 'CALLED' and s.state = 'WAITING') w
            where a.state in ('WAITING', 'WORKING', 'SUBMITTED')
              and (:everything or a.unit_id = any(:units))
              and (a.role = 'LEAD' and (
                       coalesce(a.due_at, 'infinity') < :end
                       or a.round > 1
                       or (m.case_id is not null
                           and (m.review_at is null or m.review_at < :end
                                or m.supervised_at is not null))
                       or w.waiting is not null)
                   or a.role = 'CALLED' and a.state = 'WAITING')
            order by coalesce(a.due_at, 'infinity'), a.case_id, a.no
            limit :most
            """;

    private final JdbcClient jdbc;

    DailyList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Why a case is on the list. */
    enum Reason {
        /** 超时. */
        OVERDUE,
        /** 今日到期. */
        DUE_TODAY,
        /** 提请调度会 by a ladder. */
        MEETING,
        /** 召集会商. */
        CONFERENCE,
        /** 申请延期 waits for a decision. */
        EXTENSION,
        /** 退单. */
        RETURNED,
        /** 挂账到期. */
        REVIEW,
        /** 不满意: a second or later round. */
        DISSATISFIED,
        /** 吹哨未报到: units that were called have not reported in. */
        WHISTLE,
        /** 被吹哨: the unit itself was called and has not reported in. */
        CALLED,
        /** 督办. */
        SUPERVISED,
        /** 催办. */
        URGED
    }

    /** One line of the list. */
    record Line(
            long caseId,
            String number,
            String title,
            String urgency,
            String state,
            int round,
            long unit,
            @Nullable Instant dueAt,
            @Nullable String dueClock,
            List<Reason> reasons,
            List<String> notReportedIn,
            String words,
            int urges) {}

    /** The list of a day at a moment of it, the most pressing first. */
    // [impl->rule~daily.list~1]
    List<Line> of(Scope scope, Instant now) {
        var today = now.atZone(CityZone.ZONE).toLocalDate();
        return jdbc
                .sql(LIST)
                .param("everything", scope.everything())
                .param("units", scope.units())
                .param("end", utc(end(today)))
                .param("most", MOST)
                .query((row, i) -> toLine(row, now, end(today)))
                .list()
                .stream()
                .filter(line -> !line.reasons().isEmpty())
                .toList();
    }

    static Instant end(LocalDate day) {
        return day.plusDays(1).atStartOfDay(CityZone.ZONE).toInstant();
    }

    private static Line toLine(ResultSet row, Instant now, Instant end) throws SQLException {
        var marks = MarkRows.toMarks(row);
        var due = MarkRows.moment(row, "due_at");
        var waiting = MarkRows.names(row, "waiting");
        boolean called = "CALLED".equals(row.getString("role"));
        int round = row.getInt("round");
        return new Line(
                row.getLong("case_id"),
                Objects.requireNonNull(row.getString("number")),
                Objects.requireNonNull(row.getString("title")),
                Objects.requireNonNull(row.getString("urgency")),
                Objects.requireNonNull(row.getString("state")),
                round,
                row.getLong("unit_id"),
                due,
                row.getString("due_clock"),
                reasons(marks, due, round, called, !waiting.isEmpty(), now, end),
                called ? List.of() : waiting,
                marks.meetingWords().isEmpty() ? marks.supervisedWords() : marks.meetingWords(),
                marks.urges());
    }

    private static List<Reason> reasons(
            Marks marks,
            @Nullable Instant due,
            int round,
            boolean called,
            boolean whistled,
            Instant now,
            Instant end) {
        var reasons = new ArrayList<Reason>();
        if (due != null && due.isBefore(now)) {
            reasons.add(Reason.OVERDUE);
        } else if (due != null && due.isBefore(end)) {
            reasons.add(Reason.DUE_TODAY);
        }
        if (called) {
            reasons.add(Reason.CALLED);
            return reasons;
        }
        add(reasons, marks.meetingAt() != null, Reason.MEETING);
        add(reasons, marks.conferenceAt() != null, Reason.CONFERENCE);
        add(reasons, marks.extensionAsked() != null, Reason.EXTENSION);
        add(reasons, marks.returns() > 0, Reason.RETURNED);
        var review = marks.reviewAt();
        add(reasons, review != null && review.isBefore(end), Reason.REVIEW);
        add(reasons, round > 1, Reason.DISSATISFIED);
        add(reasons, whistled, Reason.WHISTLE);
        add(reasons, marks.supervisedAt() != null, Reason.SUPERVISED);
        add(reasons, marks.urges() > 0, Reason.URGED);
        return reasons;
    }

    private static void add(List<Reason> reasons, boolean holds, Reason reason) {
        if (holds) {
            reasons.add(reason);
        }
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
