package org.jieban.notification;

import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Notices to those on duty (值班) about something that several cases tell of. */
@Repository
class DeskNotices {

    private static final String TELL =
            """
            with told as (
                insert into notice (unit_id, role, topic, case_id, seq, kind, at, why, cases)
                values (:unit, :role, :topic, :case, 1, :kind, :at, :why, :many)
                on conflict do nothing
                returning id
            )
            insert into notice_case (notice_id, case_id)
            select told.id, behind from told cross join unnest(:cases) as behind
            on conflict do nothing
            """;

    private final JdbcClient jdbc;

    DeskNotices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What a desk is told.
     *
     * @param topic what it is about; a desk hears of it once
     * @param why in words
     * @param cases that tell of it, the one to begin with first; never empty
     */
    record Word(NoticeKind kind, String topic, String why, List<Long> cases, Instant at) {}

    void tell(List<DutyDesks.Desk> desks, Word word) {
        for (var desk : desks) {
            var role = desk.role();
            jdbc.sql(TELL)
                    .param("unit", desk.unit().value())
                    .param("role", role == null ? null : role.name(), Types.VARCHAR)
                    .param("topic", word.topic())
                    .param("case", word.cases().getFirst())
                    .param("kind", word.kind().name())
                    .param("at", word.at().atOffset(ZoneOffset.UTC))
                    .param("why", word.why())
                    .param("many", word.cases().size())
                    .param("cases", word.cases().stream().mapToLong(Long::longValue).toArray())
                    .update();
        }
    }
}
