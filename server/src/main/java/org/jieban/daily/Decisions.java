package org.jieban.daily;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jieban.calendar.CityZone;
import org.jieban.identity.Actor;
import org.jieban.organisation.Scope;
import org.jieban.organisation.UnitId;
import org.jieban.shared.IdempotencyKey;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What leaders decided (调度意见), and whether it was done. Decisions are only added. */
@Repository
public class Decisions {

    private static final int MOST = 500;

    private static final String ADD =
            """
            insert into daily_decision (
                act_key, case_id, day, unit_id, aim, owner, until, word, person_id, person_name, at)
            values (:key, :case, :day, :unit, :aim, :owner, :until, :word, :person, :name, :at)
            on conflict (act_key) do nothing
            """;
    private static final String SELECT =
            """
            select d.id, d.case_id, c.number, c.title, d.day, d.unit_id, d.aim, d.owner, d.until,
                   d.word, d.person_name, d.at, c.lead_unit_id, k.done_at, k.done_by
            from daily_decision d
                join case_file c on c.id = d.case_id
                left join lateral (
                    select e.at as done_at, e.type as done_by
                    from case_event e
                    where e.case_id = d.case_id and e.at > d.at
                      and e.type = any(case d.aim
                          when 'REPLY' then array['Replied', 'Closed', 'AnsweredDirectly']
                          when 'MEET' then array['Met', 'JointMeetingHeld', 'ConferenceHeld']
                          when 'HELP' then array['AssistRequested', 'Blown']
                          else array['Contacted', 'Met', 'Noted', 'AssignedInward', 'AssistRequested',
                                     'Blown', 'JointMeetingHeld', 'ConferenceHeld', 'Replied'] end)
                    order by e.seq limit 1) k on true
            """;
    private static final String EARLIER =
            SELECT
                    + """
                    where d.day < :today and d.until >= :since
                      and (:everything or c.lead_unit_id = any(:units) or d.unit_id = any(:units))
                    order by d.id desc limit :most
                    """;
    private static final String OF_DAY =
            SELECT
                    + """
                    where d.day = :today
                      and (:everything or c.lead_unit_id = any(:units) or d.unit_id = any(:units))
                    order by d.id desc limit :most
                    """;
    private static final String OF_CASE = SELECT + "where d.case_id = :case order by d.id desc";
    private static final String BY_KEY = SELECT + "where d.act_key = :key";

    private final JdbcClient jdbc;

    Decisions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What shall have happened by the day; a fact of the case shows whether it has. */
    public enum Aim {
        /** 办结答复. */
        REPLY,
        /** 见面或会商. */
        MEET,
        /** 请求协办或吹哨. */
        HELP,
        /** 推进办理: any step that is on record. */
        PROGRESS
    }

    /** Whether it was done. */
    public enum Kept {
        /** Not done yet, and there is still time. */
        OPEN,
        /** 已落实 in time. */
        KEPT,
        /** 逾期落实. */
        LATE,
        /** 未落实. */
        NOT_KEPT
    }

    /** What a leader says. */
    public record Wanted(Aim aim, String owner, LocalDate until, String word) {}

    /**
     * One decision.
     *
     * @param day the day on whose list it was made
     * @param unit whose leader decided
     * @param lead who is in charge of the case now
     * @param doneBy kind of the fact by which it was done, or null
     */
    public record Decision(
            long id,
            long caseId,
            String number,
            String title,
            LocalDate day,
            long unit,
            @Nullable Long lead,
            Aim aim,
            String owner,
            LocalDate until,
            String word,
            String by,
            Instant at,
            @Nullable Instant doneAt,
            @Nullable String doneBy) {

        // [impl->rule~daily.kept~1]
        public Kept kept(Instant now) {
            var end = DailyList.end(until);
            if (doneAt == null) {
                return now.isBefore(end) ? Kept.OPEN : Kept.NOT_KEPT;
            }
            return doneAt.isBefore(end) ? Kept.KEPT : Kept.LATE;
        }
    }

    /** Writes it; the same key a second time changes nothing. */
    public Decision add(long caseId, Wanted wanted, Actor leader, IdempotencyKey key, Instant at) {
        jdbc.sql(ADD)
                .param("key", key.value())
                .param("case", caseId)
                .param("day", at.atZone(CityZone.ZONE).toLocalDate())
                .param("unit", leader.unit().value())
                .param("aim", wanted.aim().name())
                .param("owner", wanted.owner())
                .param("until", wanted.until())
                .param("word", wanted.word())
                .param("person", leader.person().value())
                .param("name", leader.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        return jdbc.sql(BY_KEY)
                .param("key", key.value())
                .query((row, i) -> toDecision(row))
                .single();
    }

    /** Whether somebody of this unit has decided anything on the list of that day. */
    public boolean decided(UnitId unit, LocalDate day) {
        return jdbc.sql(
                        "select exists (select 1 from daily_decision where day = :day and unit_id = :unit)")
                .param("day", day)
                .param("unit", unit.value())
                .query(Boolean.class)
                .single();
    }

    /** Made on earlier days: all of the last list, and all that were to be done since then. */
    List<Decision> earlier(Scope scope, LocalDate today) {
        return jdbc.sql(EARLIER)
                .param("today", today)
                .param("since", today.minusDays(1))
                .param("everything", scope.everything())
                .param("units", scope.units())
                .param("most", MOST)
                .query((row, i) -> toDecision(row))
                .list();
    }

    List<Decision> ofDay(Scope scope, LocalDate today) {
        return jdbc.sql(OF_DAY)
                .param("today", today)
                .param("everything", scope.everything())
                .param("units", scope.units())
                .param("most", MOST)
                .query((row, i) -> toDecision(row))
                .list();
    }

    List<Decision> ofCase(long caseId) {
        return jdbc.sql(OF_CASE).param("case", caseId).query((row, i) -> toDecision(row)).list();
    }

    private static Decision toDecision(ResultSet row) throws SQLException {
        return new Decision(
                row.getLong("id"),
                row.getLong("case_id"),
                Objects.requireNonNull(row.getString("number")),
                Objects.requireNonNull(row.getString("title")),
                Objects.requireNonNull(row.getObject("day", LocalDate.class)),
                row.getLong("unit_id"),
                row.getObject("lead_unit_id", Long.class),
                Aim.valueOf(row.getString("aim")),
                Objects.requireNonNull(row.getString("owner")),
                Objects.requireNonNull(row.getObject("until", LocalDate.class)),
                Objects.requireNonNull(row.getString("word")),
                Objects.requireNonNull(row.getString("person_name")),
                Objects.requireNonNull(row.getObject("at", OffsetDateTime.class)).toInstant(),
                MarkRows.moment(row, "done_at"),
                row.getString("done_by"));
    }
}
