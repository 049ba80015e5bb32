package org.jieban.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code token}. */
@Repository
class TokenRepository {

    private static final String CREATE =
            """
            insert into token (post_id, name, hash, scopes, created_at, expires_at)
            values (:post, :name, :hash, :scopes, :now, :expiresAt)
            returning id
            """;

    /** Finds a token that works and notes once a minute that it was used. */
    private static final String FIND =
            """
            with used as (
                update token set last_used_at = :now
                where hash = :hash and revoked_at is null
                    and (last_used_at is null or last_used_at < :minuteAgo)
            )
            select id, post_id, scopes, expires_at
            from token
            where hash = :hash and revoked_at is null and expires_at > :now
            """;

    private static final String OF_OWNER =
            """
            select t.id, t.name, t.post_id, t.scopes, t.created_at, t.expires_at, t.revoked_at, t.last_used_at
            from token t
            join post s on s.id = t.post_id
            where s.person_id = :owner
            order by t.id desc
            """;

    private static final String REVOKE =
            """
            update token t set revoked_at = coalesce(t.revoked_at, :now)
            from post s
            where t.id = :id and s.id = t.post_id and s.person_id = :owner
            """;

    private final JdbcClient jdbc;

    TokenRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Row(long id, PostId post, Set<TokenScope> scopes, Instant expiresAt) {}

    long create(
            PostId post,
            String name,
            byte[] hash,
            Set<TokenScope> scopes,
            Instant now,
            Instant expiresAt) {
        return jdbc.sql(CREATE)
                .param("post", post.value())
                .param("name", name)
                .param("hash", hash)
                .param(
                        "scopes",
                        scopes.stream().map(TokenScope::value).sorted().toArray(String[]::new))
                .param("now", at(now))
                .param("expiresAt", at(expiresAt))
                .query(Long.class)
                .single();
    }

    Optional<Row> find(byte[] hash, Instant now) {
        return jdbc.sql(FIND)
                .param("hash", hash)
                .param("now", at(now))
                .param("minuteAgo", at(now.minusSeconds(60)))
                .query((row, _) -> toRow(row))
                .optional();
    }

    List<Tokens.Listed> of(PersonId owner) {
        return jdbc.sql(OF_OWNER)
                .param("owner", owner.value())
                .query((row, _) -> toListed(row))
                .list();
    }

    boolean revoke(PersonId owner, long id, Instant now) {
        return jdbc.sql(REVOKE)
                        .param("owner", owner.value())
                        .param("id", id)
                        .param("now", at(now))
                        .update()
                == 1;
    }

    private static Row toRow(ResultSet row) throws SQLException {
        var scopes =
                texts(row).stream()
                        .flatMap(text -> TokenScope.of(text).stream())
                        .collect(Collectors.toUnmodifiableSet());
        return new Row(
                row.getLong("id"),
                new PostId(row.getLong("post_id")),
                scopes,
                row.getObject("expires_at", OffsetDateTime.class).toInstant());
    }

    private static Tokens.Listed toListed(ResultSet row) throws SQLException {
        return new Tokens.Listed(
                row.getLong("id"),
                row.getString("name"),
                new PostId(row.getLong("post_id")),
                texts(row),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                moment(row, "revoked_at"),
                moment(row, "last_used_at"));
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        var moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }

    private static List<String> texts(ResultSet row) throws SQLException {
        return Arrays.asList((String[]) row.getArray("scopes").getArray());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
