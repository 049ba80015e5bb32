package org.jieban.knowledge;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Groups of words that mean the same (同义词), in the database. Read at every question, so a change acts at once. */
@Repository
class Synonyms {

    private static final int MOST = 500;

    private static final String COLUMNS =
            "select id, words, added_at, added_by, reason from knowledge_synonym where ended_at is null ";
    private static final String LISTED =
            COLUMNS
                    + """
                    and (:word = '' or exists (
                        select 1 from unnest(words) as word where position(:word in word) > 0))
                    order by id desc limit :most
                    """;
    private static final String HOLDING =
            COLUMNS + "and words && cast(:words as text[]) order by id";
    private static final String TOLD =
            """
            select array_to_string(words, ' ') as together from knowledge_synonym
            where ended_at is null
              and exists (select 1 from unnest(words) as word where position(word in :text) > 0)
            """;

    private final JdbcClient jdbc;

    Synonyms(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Who did something, when and why. */
    record Stated(Instant at, String by, String reason) {}

    /**
     * Words that mean the same.
     *
     * @param added nobody, for a group that came with the program
     */
    record Group(long id, List<String> words, Stated added) {}

    /** Lets nobody else change groups until the transaction ends; whoever asks is not held up. */
    void hold() {
        jdbc.sql("lock table knowledge_synonym in share row exclusive mode").update();
    }

    /** Groups in force with a word that holds this text, the newest first; all where it is empty. */
    List<Group> listed(String word) {
        return jdbc.sql(LISTED)
                .param("word", word)
                .param("most", MOST)
                .query((row, _) -> group(row))
                .list();
    }

    /** Groups in force that hold one of these words. */
    List<Group> holding(List<String> words) {
        return jdbc.sql(HOLDING)
                .param("words", words.toArray(String[]::new))
                .query((row, _) -> group(row))
                .list();
    }

    /** The words of groups of which one stands in the text, each group in one line. */
    List<String> of(String text) {
        return jdbc.sql(TOLD)
                .param("text", text)
                .query((row, _) -> Objects.requireNonNull(row.getString("together")))
                .list();
    }

    Group add(List<String> words, Stated said) {
        long id =
                jdbc.sql(
                                """
                                insert into knowledge_synonym (words, added_at, added_by, reason)
                                values (:words, :at, :by, :reason) returning id
                                """)
                        .param("words", words.toArray(String[]::new))
                        .param("at", said.at().atOffset(ZoneOffset.UTC))
                        .param("by", said.by())
                        .param("reason", said.reason())
                        .query((row, _) -> row.getLong("id"))
                        .single();
        return new Group(id, words, said);
    }

    /** Takes a group out of use; null where it is not in force. */
    @Nullable Group end(long id, Stated said) {
        return jdbc.sql(
                        """
                        update knowledge_synonym set ended_at = :at, ended_by = :by, end_reason = :reason
                        where id = :id and ended_at is null
                        returning id, words, added_at, added_by, reason
                        """)
                .param("id", id)
                .param("at", said.at().atOffset(ZoneOffset.UTC))
                .param("by", said.by())
                .param("reason", said.reason())
                .query((row, _) -> group(row))
                .optional()
                .orElse(null);
    }

    boolean exists(long id) {
        return jdbc.sql("select exists (select 1 from knowledge_synonym where id = :id)")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    private static Group group(ResultSet row) throws SQLException {
        return new Group(
                row.getLong("id"),
                Arrays.asList((String[]) row.getArray("words").getArray()),
                new Stated(
                        row.getObject("added_at", OffsetDateTime.class).toInstant(),
                        Objects.requireNonNull(row.getString("added_by")),
                        Objects.requireNonNull(row.getString("reason"))));
    }
}
