package org.jieban.revisit;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jieban.audit.Audit;
import org.jieban.audit.AuditKind;
import org.jieban.identity.Actor;
import org.jieban.shared.CommonProblem;
import org.jieban.shared.FieldProblem;
import org.jieban.shared.ProblemException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the versions of the script (话术); none is ever changed. */
@Repository
class Scripts {

    private static final int LONGEST = 300;
    private static final int LONGEST_NOTE = 200;
    private static final String TITLE = "{title}";
    private static final String ALL =
            """
            select s.version, s.zh, s.en, s.note, s.at, p.name
            from revisit_script s join person p on p.id = s.person_id
            order by s.version desc
            """;
    private static final String ADD =
            """
            insert into revisit_script (version, zh, en, note, person_id, at)
            values (:version, :zh::json, :en::json, :note, :person, :at)
            """;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    Scripts(JdbcClient jdbc, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** Every version, the one in force first. */
    List<Script> all() {
        var all = new ArrayList<Script>(written(""));
        all.add(Script.shipped());
        return List.copyOf(all);
    }

    /** The one in force. */
    Script current() {
        return written(" limit 1").stream().findFirst().orElseGet(Script::shipped);
    }

    private List<Script> written(String most) {
        return jdbc.sql(ALL + most)
                .query((row, i) ->
                        new Script(
                                row.getInt("version"),
                                JSON.readValue(row.getString("zh"), ScriptWords.class),
                                JSON.readValue(row.getString("en"), ScriptWords.class),
                                row.getString("note"),
                                row.getString("name"),
                                row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /**
     * Makes a new version of the one that was edited.
     *
     * @throws ProblemException {@code shared/invalid} naming what is missing or too long, or {@code
     *     revisit/changed-meanwhile}
     */
    // [impl->rule~revisit.script~1]
    @Transactional
    public Script save(int edited, ScriptWords zh, ScriptWords en, String note, Actor by) {
        var wrong = new ArrayList<FieldProblem>();
        check(wrong, "zh", zh);
        check(wrong, "en", en);
        if (note.length() > LONGEST_NOTE) {
            wrong.add(FieldProblem.tooLong("note", LONGEST_NOTE));
        }
        if (!wrong.isEmpty()) {
            throw new ProblemException(CommonProblem.INVALID, Map.of(), wrong);
        }
        if (current().version() != edited) {
            throw new ProblemException(RevisitProblem.CHANGED_MEANWHILE);
        }
        try {
            jdbc.sql(ADD)
                    .param("version", edited + 1)
                    .param("zh", JSON.writeValueAsString(zh))
                    .param("en", JSON.writeValueAsString(en))
                    .param("note", note)
                    .param("person", by.person().value())
                    .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        } catch (DuplicateKeyException faster) {
            throw new ProblemException(RevisitProblem.CHANGED_MEANWHILE);
        }
        audit.about(by)
                .with(Map.of("what", "revisit-script", "version", edited + 1))
                .record(AuditKind.ADMIN_CHANGE);
        return current();
    }

    private static void check(List<FieldProblem> wrong, String language, ScriptWords words) {
        words.byName()
                .forEach((name, text) -> {
                    var field = language + "/" + name;
                    if (text == null || text.isBlank()) {
                        wrong.add(FieldProblem.required(field));
                    } else if (text.length() > LONGEST) {
                        wrong.add(FieldProblem.tooLong(field, LONGEST));
                    }
                });
        for (var opening : List.of("open", "again")) {
            var text = words.byName().get(opening);
            if (text != null && !text.isBlank() && !text.contains(TITLE)) {
                wrong.add(new FieldProblem("/" + language + "/" + opening, "title-missing"));
            }
        }
    }
}
