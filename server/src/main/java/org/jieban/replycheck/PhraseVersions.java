package org.jieban.replycheck;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jieban.identity.Actor;
import org.jieban.shared.CommonProblem;
import org.jieban.shared.FieldProblem;
import org.jieban.shared.ProblemException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the versions of the words that the hotline does not say; none is ever changed. */
@Repository
class PhraseVersions {

    private static final int MOST = 500;
    private static final int LONGEST = 40;
    private static final int LONGEST_TEXT = 200;
    private static final String ALL =
            """
            select v.version, v.phrases, v.note, v.at, p.name
            from reply_phrases v join person p on p.id = v.person_id
            order by v.version desc
            """;
    private static final String ADD =
            """
            insert into reply_phrases (version, phrases, note, person_id, at)
            values (:version, :phrases::json, :note, :person, :at)
            """;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final Clock clock;

    PhraseVersions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Every version, the one in force first. */
    List<PhraseVersion> all() {
        var all = new ArrayList<PhraseVersion>(written(""));
        all.add(PhraseVersion.shipped());
        return List.copyOf(all);
    }

    /** The one in force. */
    PhraseVersion current() {
        return written(" limit 1").stream().findFirst().orElseGet(PhraseVersion::shipped);
    }

    /**
     * Makes a new version of the one that was edited.
     *
     * @throws ProblemException {@code shared/invalid} naming what is missing or too long, or {@code
     *     reply-check/changed}
     */
    // [impl->rule~reply-check.words~1]
    @Transactional
    List<PhraseVersion> save(int edited, List<Phrase> phrases, String note, Actor by) {
        check(phrases, note);
        if (current().version() != edited) {
            throw new ProblemException(ReplyCheckProblem.CHANGED);
        }
        try {
            jdbc.sql(ADD)
                    .param("version", edited + 1)
                    .param("phrases", JSON.writeValueAsString(phrases))
                    .param("note", note)
                    .param("person", by.person().value())
                    .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        } catch (DuplicateKeyException faster) {
            throw new ProblemException(ReplyCheckProblem.CHANGED);
        }
        return all();
    }

    private List<PhraseVersion> written(String most) {
        return jdbc.sql(ALL + most)
                .query((row, i) ->
                        new PhraseVersion(
                                row.getInt("version"),
                                JSON.readValue(
                                        row.getString("phrases"),
                                        new TypeReference<List<Phrase>>() {}),
                                row.getString("note"),
                                row.getString("name"),
                                row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private static void check(List<Phrase> phrases, String note) {
        var wrong = new ArrayList<FieldProblem>();
        if (phrases.size() > MOST) {
            wrong.add(FieldProblem.tooLong("phrases", MOST));
        }
        for (int at = 0; at < phrases.size(); at++) {
            var phrase = phrases.get(at);
            var field = "phrases/" + at + "/";
            if (phrase.words().replace(".", "").strip().length() < 2) {
                wrong.add(FieldProblem.required(field + "words"));
            } else if (phrase.words().length() > LONGEST) {
                wrong.add(FieldProblem.tooLong(field + "words", LONGEST));
            }
            if (phrase.advice().isBlank()) {
                wrong.add(FieldProblem.required(field + "advice"));
            } else if (phrase.advice().length() > LONGEST_TEXT) {
                wrong.add(FieldProblem.tooLong(field + "advice", LONGEST_TEXT));
            }
        }
        if (note.length() > LONGEST_TEXT) {
            wrong.add(FieldProblem.tooLong("note", LONGEST_TEXT));
        }
        if (!wrong.isEmpty()) {
            throw new ProblemException(CommonProblem.INVALID, Map.of(), wrong);
        }
    }
}
