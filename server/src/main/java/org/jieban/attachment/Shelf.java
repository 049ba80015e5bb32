package org.jieban.attachment;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.jieban.attachment.AttachmentStore.Staged;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps bytes and rows in step. Whoever puts bytes on the shelf or takes them away holds the lock of
 * their hash until the transaction ends, so that bytes are not cleared away under a new row.
 */
@Component
class Shelf {

    private static final String LOCK =
            "select 1 from (select pg_advisory_xact_lock(hashtextextended(:sha256, 5))) as held";

    private static final String NEEDED =
            """
            select exists (select from attachment where sha256 = :sha256)
                or exists (select from attachment where thumbnail_sha256 = :sha256)
                or exists (select from attachment where public_sha256 = :sha256)
            """;

    private static final String LITTER =
            """
            insert into attachment_litter (sha256)
            select distinct h from unnest(cast(:hashes as text[])) as h
            on conflict (sha256) do nothing
            """;

    private static final String NEXT_LITTER =
            "select sha256 from attachment_litter order by sha256 limit 1 for update skip locked";

    private static final String SWEPT = "delete from attachment_litter where sha256 = :sha256";

    private final AttachmentRows rows;
    private final AttachmentStore store;
    private final JdbcClient jdbc;

    Shelf(AttachmentRows rows, AttachmentStore store, JdbcClient jdbc) {
        this.rows = rows;
        this.store = store;
        this.jdbc = jdbc;
    }

    /** Keeps the bytes and writes the row; without the row the bytes are litter. */
    @Transactional(rollbackFor = IOException.class)
    AttachmentId put(
            AttachmentRows.NewRow row,
            PhotoRecord.@Nullable Position position,
            Collection<Staged> parts)
            throws IOException {
        parts.stream().map(Staged::sha256).distinct().sorted().forEach(this::lock);
        for (var part : parts) {
            store.keep(part);
        }
        var id = rows.add(row);
        if (position != null) {
            rows.addPosition(id, position);
        }
        return id;
    }

    /** Notes bytes that may be needed no more. */
    @Transactional
    void litter(List<String> hashes) {
        jdbc.sql(LITTER).param("hashes", hashes.toArray(new String[0])).update();
    }

    /** Looks at one noted hash and deletes its bytes if no row needs them; false when none is noted. */
    @Transactional(rollbackFor = IOException.class)
    boolean sweepOne() throws IOException {
        var next = jdbc.sql(NEXT_LITTER).query(String.class).optional();
        if (next.isEmpty()) {
            return false;
        }
        var sha256 = next.get();
        lock(sha256);
        if (!jdbc.sql(NEEDED).param("sha256", sha256).query(Boolean.class).single()) {
            store.delete(sha256);
        }
        jdbc.sql(SWEPT).param("sha256", sha256).update();
        return true;
    }

    private void lock(String sha256) {
        jdbc.sql(LOCK).param("sha256", sha256).query(Integer.class).single();
    }
}
