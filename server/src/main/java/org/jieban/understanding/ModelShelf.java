package org.jieban.understanding;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** All models of the city; those in force are kept in memory and looked at again every few seconds. */
@Repository
class ModelShelf {

    private static final Logger log = LoggerFactory.getLogger(ModelShelf.class);
    private static final Duration LOOKED_AT = Duration.ofSeconds(10);
    private static final String COLUMNS =
            """
            id, subject, learned_at, lessons, lessons_from, held_out_from, held_out_until, held_out,
            accuracy, top_three, sure_share, sure_right, before_accuracy, state, in_force_since, decided_by,
            sure_from
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Map<Subject, Kept> kept = new EnumMap<>(Subject.class);

    ModelShelf(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What a model said of a case it had not seen. */
    record Evidence(long caseId, String label, Sureness.Seen seen) {}

    private record Kept(@Nullable Long id, @Nullable CityModel model, Instant lookedAt) {}

    /** The model in force; empty while there is none. */
    synchronized Optional<CityModel> inForce(Subject subject) {
        var now = clock.instant();
        var copy = kept.get(subject);
        if (copy == null
                || Duration.between(copy.lookedAt(), now).abs().compareTo(LOOKED_AT) >= 0) {
            copy = look(subject, copy, now);
            kept.put(subject, copy);
        }
        return Optional.ofNullable(copy.model());
    }

    private Kept look(Subject subject, @Nullable Kept before, Instant now) {
        var id =
                jdbc.sql(
                                "select id from understanding_model where subject = :subject and state = 'IN_FORCE'")
                        .param("subject", subject.name())
                        .query(Long.class)
                        .optional();
        if (id.isEmpty()) {
            return new Kept(null, null, now);
        }
        if (before != null && id.get().equals(before.id())) {
            return new Kept(id.get(), before.model(), now);
        }
        try {
            return new Kept(id.get(), read(id.get()), now);
        } catch (NotAModelException other) {
            // of an earlier version of the program: the next learning puts another in force
            log.warn("Model {} of {} is not used: {}", id.get(), subject, other.english());
            return new Kept(id.get(), null, now);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private CityModel read(long id) throws IOException, NotAModelException {
        var model =
                jdbc.sql("select model, sure_from from understanding_model where id = :id")
                        .param("id", id)
                        .query((row, n) ->
                                Map.entry(row.getBytes("model"), row.getDouble("sure_from")))
                        .single();
        return new CityModel(
                id,
                MessageModel.read(new ByteArrayInputStream(model.getKey())),
                new Sureness(model.getValue()));
    }

    /** All models, the newest first. */
    List<ModelRow> all() {
        return jdbc.sql("select " + COLUMNS + " from understanding_model order by id desc")
                .query((row, n) -> row(row))
                .list();
    }

    /**
     * Keeps a new model and, when it is not worse, puts it in force instead of the one before.
     *
     * @param said what it said of cases it had not seen
     */
    // [impl->rule~understanding.promotion~1]
    @Transactional
    void keep(ModelRow row, MessageModel model, List<Evidence> said) {
        if (row.state() == ModelRow.State.IN_FORCE) {
            retire(row.subject(), ModelRow.State.RETIRED, "system");
        }
        var bytes = new ByteArrayOutputStream();
        try {
            model.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        long id =
                jdbc.sql(
                                """
                                insert into understanding_model (subject, learned_at, lessons, lessons_from, held_out_from,
                                    held_out_until, held_out, accuracy, top_three, sure_share, sure_right, before_accuracy,
                                    state, in_force_since, decided_by, sure_from, model)
                                values (:subject, :learned, :lessons, :from, :heldFrom, :heldUntil, :held, :accuracy, :three,
                                    :share, :right, :before, :state, :since, :by, :sureFrom, :model)
                                returning id
                                """)
                        .param("subject", row.subject().name())
                        .param("learned", Timestamp.from(row.learnedAt()))
                        .param("lessons", row.lessons())
                        .param("from", Timestamp.from(row.lessonsFrom()))
                        .param("heldFrom", Timestamp.from(row.heldOutFrom()))
                        .param("heldUntil", Timestamp.from(row.heldOutUntil()))
                        .param("held", row.heldOut())
                        .param("accuracy", row.accuracy())
                        .param("three", row.topThree())
                        .param("share", row.sureShare())
                        .param("right", row.sureRight())
                        .param("before", row.beforeAccuracy())
                        .param("state", row.state().name())
                        .param("since", timestamp(row.inForceSince()))
                        .param("by", row.decidedBy())
                        .param("sureFrom", row.sureFrom())
                        .param("model", bytes.toByteArray())
                        .query(Long.class)
                        .single();
        for (var one : said) {
            jdbc.sql(
                            "insert into understanding_evidence values (:model, :category, :confidence, :correct, :case)")
                    .param("case", one.caseId())
                    .param("model", id)
                    .param("category", one.label())
                    .param("confidence", one.seen().confidence())
                    .param("correct", one.seen().right())
                    .update();
        }
        forget(row.subject());
    }

    private void retire(Subject subject, ModelRow.State as, String by) {
        jdbc.sql(
                        """
                        update understanding_model set state = :state, decided_by = :by
                        where subject = :subject and state = 'IN_FORCE'
                        """)
                .param("state", as.name())
                .param("by", by)
                .param("subject", subject.name())
                .update();
    }

    /** The model before takes the place of the one in force; false when there is none before. */
    // [impl->rule~understanding.rollback~1]
    @Transactional
    boolean rollBack(Subject subject, String by) {
        var before =
                jdbc.sql(
                                """
                                select id from understanding_model where subject = :subject and state = 'RETIRED'
                                order by in_force_since desc limit 1
                                """)
                        .param("subject", subject.name())
                        .query(Long.class)
                        .optional();
        if (before.isEmpty()) {
            return false;
        }
        retire(subject, ModelRow.State.ROLLED_BACK, by);
        jdbc.sql(
                        """
                        update understanding_model
                        set state = 'IN_FORCE', in_force_since = :now, decided_by = :by where id = :id
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("by", by)
                .param("id", before.get())
                .update();
        forget(subject);
        return true;
    }

    private synchronized void forget(Subject subject) {
        kept.remove(subject);
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant at) {
        return at == null ? null : Timestamp.from(at);
    }

    private static ModelRow row(ResultSet row) throws SQLException {
        var since = row.getTimestamp("in_force_since");
        var before = row.getObject("before_accuracy", Double.class);
        return new ModelRow(
                row.getLong("id"),
                Subject.valueOf(row.getString("subject")),
                row.getTimestamp("learned_at").toInstant(),
                row.getInt("lessons"),
                row.getTimestamp("lessons_from").toInstant(),
                row.getTimestamp("held_out_from").toInstant(),
                row.getTimestamp("held_out_until").toInstant(),
                row.getInt("held_out"),
                row.getDouble("accuracy"),
                row.getDouble("top_three"),
                row.getDouble("sure_share"),
                row.getDouble("sure_right"),
                before,
                ModelRow.State.valueOf(row.getString("state")),
                since == null ? null : since.toInstant(),
                row.getString("decided_by"),
                row.getDouble("sure_from"));
    }
}
