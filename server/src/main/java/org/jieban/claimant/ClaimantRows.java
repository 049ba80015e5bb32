package org.jieban.claimant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows as they are stored: nothing here can be read without the keys. */
@Repository
class ClaimantRows {

    /** One row of {@code claimant}. */
    record Sealed(
            long id,
            boolean anonymous,
            byte @Nullable [] name,
            byte @Nullable [] phone,
            byte @Nullable [] phoneHash) {}

    private static final int BLOCK = 64;
    private static final int SAME_PERSON_LIMIT = 500;

    private static final String NEXT_BLOCK = "select nextval('claimant_number')";

    private static final String ADD =
            """
            insert into claimant (id, anonymous, name_sealed, phone_sealed, phone_hash, at)
            values (:id, :anonymous, :name, :phone, :phoneHash, :at)
            """;

    private static final String BY_IDS =
            """
            select id, anonymous, name_sealed, phone_sealed, phone_hash
            from claimant
            where id = any(:ids)
            """;

    private static final String BY_PHONE =
            """
            select id, anonymous, name_sealed, phone_sealed, phone_hash
            from claimant
            where phone_hash = any(:hashes)
            order by id desc
            limit :limit
            """;

    private final JdbcClient jdbc;
    private long next;
    private long end;

    ClaimantRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An id nobody else gets; one round trip for every {@value #BLOCK}. */
    synchronized long nextId() {
        if (next == end) {
            end = jdbc.sql(NEXT_BLOCK).query(Long.class).single() + BLOCK;
            next = end - BLOCK;
        }
        return next++;
    }

    void add(Sealed row, Instant at) {
        jdbc.sql(ADD)
                .param("id", row.id())
                .param("anonymous", row.anonymous())
                .param("name", row.name(), Types.BINARY)
                .param("phone", row.phone(), Types.BINARY)
                .param("phoneHash", row.phoneHash(), Types.BINARY)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    List<Sealed> byIds(Collection<ClaimantId> ids) {
        return jdbc.sql(BY_IDS)
                .param("ids", ids.stream().mapToLong(ClaimantId::value).toArray())
                .query((row, n) -> toSealed(row))
                .list();
    }

    /** The newest first, at most {@value #SAME_PERSON_LIMIT}. */
    List<Sealed> byPhone(List<byte[]> hashes) {
        return jdbc.sql(BY_PHONE)
                .param("hashes", hashes.toArray(new byte[0][]))
                .param("limit", SAME_PERSON_LIMIT)
                .query((row, n) -> toSealed(row))
                .list();
    }

    private static Sealed toSealed(ResultSet row) throws SQLException {
        return new Sealed(
                row.getLong("id"),
                row.getBoolean("anonymous"),
                row.getBytes("name_sealed"),
                row.getBytes("phone_sealed"),
                row.getBytes("phone_hash"));
    }
}
