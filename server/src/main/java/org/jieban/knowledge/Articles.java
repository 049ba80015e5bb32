package org.jieban.knowledge;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jieban.organisation.UnitId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Articles of the knowledge base with all their versions. */
@Repository
class Articles {

    private static final String ADD =
            """
            insert into knowledge_article (owner_id, kind, state, version)
            values (:owner, :kind, 'PUBLISHED', 1) returning id
            """;
    private static final String SAY =
            """
            insert into knowledge_version (
                article_id, no, title, category, body, valid_from, valid_until, review_on,
                person_id, at, act_key)
            values (:article, :no, :title, :category, :body, :from, :until, :review, :person, :at,
                    :key)
            """;
    // of two who change the same version the first wins
    private static final String NEXT =
            """
            update knowledge_article set version = version + 1, state = 'PUBLISHED'
            where id = :article and version = :version
            """;
    private static final String WITHDRAW =
            "update knowledge_article set state = 'WITHDRAWN' where id = :article";
    private static final String COLUMNS =
            """
            select a.id, a.kind, a.state, a.version, u.name as owner, v.no, v.title, v.category,
                   v.body, v.valid_from, v.valid_until, v.review_on, p.name as person, v.at
            from knowledge_article a
                join unit u on u.id = a.owner_id
                join knowledge_version v on v.article_id = a.id
                left join person p on p.id = v.person_id
            """;
    private static final String ONE = COLUMNS + " where a.id = :article order by v.no desc";
    private static final String NEWEST =
            COLUMNS + " where v.no = a.version order by v.at desc, a.id desc limit :limit";
    private static final String DUE =
            COLUMNS
                    + """
                     where v.no = a.version and a.state = 'PUBLISHED'
                       and least(v.review_on, v.valid_until) <= :day
                     order by least(v.review_on, v.valid_until), a.id
                    """;

    private static final String FOR_CATEGORY =
            COLUMNS
                    + """
                     where v.no = a.version and a.state = 'PUBLISHED' and a.kind = any(:kinds)
                       and v.category = :category and v.valid_from <= :day
                       and (v.valid_until is null or v.valid_until >= :day)
                     order by v.at desc, a.id desc
                    """;

    private final JdbcClient jdbc;

    Articles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A version of an article, with what is true of the whole of it. */
    record Version(
            long id,
            KnowledgeKind kind,
            boolean published,
            int newest,
            String owner,
            int no,
            Said said,
            @Nullable String person,
            Instant at) {}

    long add(UnitId owner, KnowledgeKind kind) {
        return jdbc.sql(ADD)
                .param("owner", owner.value())
                .param("kind", kind.name())
                .query(Long.class)
                .single();
    }

    void say(long article, int no, Said said, @Nullable Long person, Instant at, String key) {
        jdbc.sql(SAY)
                .param("article", article)
                .param("no", no)
                .param("title", said.title())
                .param("category", said.category())
                .param("body", said.text())
                .param("from", said.validFrom())
                .param("until", said.validUntil())
                .param("review", said.reviewOn())
                .param("person", person)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("key", key)
                .update();
    }

    /** The article that was written with this key before. */
    Optional<Long> writtenWith(String key) {
        return jdbc.sql("select article_id from knowledge_version where act_key = :key")
                .param("key", key)
                .query(Long.class)
                .optional();
    }

    /** Whether this version was still the newest. */
    boolean next(long article, int version) {
        return jdbc.sql(NEXT).param("article", article).param("version", version).update() == 1;
    }

    boolean withdraw(long article) {
        return jdbc.sql(WITHDRAW).param("article", article).update() == 1;
    }

    /** All versions, the newest first; none when there is no such article. */
    List<Version> versions(long article) {
        return list(jdbc.sql(ONE).param("article", article));
    }

    Optional<Version> newest(long article) {
        return versions(article).stream().findFirst();
    }

    List<Version> newest(int limit) {
        return list(jdbc.sql(NEWEST).param("limit", limit));
    }

    /** What is to be reviewed or ends by this day, the longest overdue first. */
    List<Version> due(LocalDate day) {
        return list(jdbc.sql(DUE).param("day", day));
    }

    /** What is in force for a category on a day, the newest first. */
    List<Version> forCategory(String category, List<KnowledgeKind> kinds, LocalDate day) {
        return list(
                jdbc.sql(FOR_CATEGORY)
                        .param("category", category)
                        .param("kinds", kinds.stream().map(Enum::name).toArray(String[]::new))
                        .param("day", day));
    }

    private static List<Version> list(JdbcClient.StatementSpec query) {
        return query.query((row, at) ->
                        new Version(
                                row.getLong("id"),
                                KnowledgeKind.valueOf(row.getString("kind")),
                                "PUBLISHED".equals(row.getString("state")),
                                row.getInt("version"),
                                row.getString("owner"),
                                row.getInt("no"),
                                new Said(
                                        row.getString("title"),
                                        row.getString("category"),
                                        row.getString("body"),
                                        row.getObject("valid_from", LocalDate.class),
                                        row.getObject("valid_until", LocalDate.class),
                                        row.getObject("review_on", LocalDate.class)),
                                row.getString("person"),
                                row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
