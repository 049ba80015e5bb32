package org.jieban.attachment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of this module. */
@Repository
class AttachmentRows {

    /** A row with what only this module may know. */
    record Row(
            Attachment attachment,
            String sha256,
            @Nullable String thumbnail,
            @Nullable String publicCopy,
            @Nullable Long uploadedBy) {}

    /** A row to be written. */
    record NewRow(
            FileType type,
            String name,
            long bytes,
            String sha256,
            @Nullable String thumbnail,
            @Nullable String publicCopy,
            @Nullable Integer width,
            @Nullable Integer height,
            @Nullable Instant takenAt,
            @Nullable Long uploadedBy,
            @Nullable Long unit,
            byte @Nullable [] keyHash,
            Instant at) {}

    private static final String ADD =
            """
            insert into attachment
                (kind, media_type, name, bytes, sha256, thumbnail_sha256, public_sha256,
                 width, height, taken_at, uploaded_by, unit_id, key_hash, at)
            values
                (:kind, :mediaType, :name, :bytes, :sha256, :thumbnail, :publicCopy,
                 :width, :height, :takenAt, :uploadedBy, :unit, :keyHash, :at)
            returning id
            """;

    private static final String ADD_AGAIN =
            """
            insert into attachment
                (kind, media_type, name, bytes, sha256, thumbnail_sha256, public_sha256,
                 width, height, taken_at, uploaded_by, unit_id, at)
            select kind, media_type, :name, bytes, sha256, thumbnail_sha256, public_sha256,
                 width, height, taken_at, :uploadedBy, :unit, :at
            from attachment where id = :id
            returning id
            """;

    private static final String ADD_POSITION =
            "insert into attachment_position (attachment_id, lat, lon) values (:id, :lat, :lon)";

    private static final String COLUMNS =
            """
            select id, kind, media_type, name, bytes, case_id, stage, at, width, height,
                   sha256, thumbnail_sha256, public_sha256, uploaded_by
            from attachment
            """;

    private static final String BY_ID = COLUMNS + "where id = :id";

    private static final String OF_CASE = COLUMNS + "where case_id = :caseId order by id";

    private static final String BIND =
            """
            update attachment set case_id = :caseId, stage = :stage
            where id = any(:ids) and case_id is null and uploaded_by = :person
            """;

    private static final String BIND_BY_KEY =
            """
            update attachment a set case_id = :caseId, stage = :stage
            from unnest(:ids, :hashes) as given (id, key_hash)
            where a.id = given.id and a.key_hash = given.key_hash and a.case_id is null
            """;

    private static final String POSITION =
            "select lat, lon from attachment_position where attachment_id = :id";

    private final JdbcClient jdbc;

    AttachmentRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The same bytes once more, for somebody else; empty when the row is gone. */
    Optional<AttachmentId> addAgain(
            AttachmentId of, String name, long uploadedBy, @Nullable Long unit, Instant at) {
        return jdbc.sql(ADD_AGAIN)
                .param("id", of.value())
                .param("name", name)
                .param("uploadedBy", uploadedBy)
                .param("unit", unit, Types.BIGINT)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .optional()
                .map(AttachmentId::new);
    }

    AttachmentId add(NewRow row) {
        var takenAt = row.takenAt();
        return new AttachmentId(
                jdbc.sql(ADD)
                        .param("kind", row.type().kind().name())
                        .param("mediaType", row.type().mediaType())
                        .param("name", row.name())
                        .param("bytes", row.bytes())
                        .param("sha256", row.sha256())
                        .param("thumbnail", row.thumbnail(), Types.VARCHAR)
                        .param("publicCopy", row.publicCopy(), Types.VARCHAR)
                        .param("width", row.width(), Types.INTEGER)
                        .param("height", row.height(), Types.INTEGER)
                        .param(
                                "takenAt",
                                takenAt == null ? null : takenAt.atOffset(ZoneOffset.UTC),
                                Types.TIMESTAMP_WITH_TIMEZONE)
                        .param("uploadedBy", row.uploadedBy(), Types.BIGINT)
                        .param("unit", row.unit(), Types.BIGINT)
                        .param("keyHash", row.keyHash(), Types.BINARY)
                        .param("at", row.at().atOffset(ZoneOffset.UTC))
                        .query(Long.class)
                        .single());
    }

    void addPosition(AttachmentId id, PhotoRecord.Position position) {
        jdbc.sql(ADD_POSITION)
                .param("id", id.value())
                .param("lat", position.lat())
                .param("lon", position.lon())
                .update();
    }

    Optional<PhotoRecord.Position> position(AttachmentId id) {
        return jdbc.sql(POSITION)
                .param("id", id.value())
                .query((row, n) -> new PhotoRecord.Position(row.getDouble(1), row.getDouble(2)))
                .optional();
    }

    Optional<Row> find(AttachmentId id) {
        return jdbc.sql(BY_ID).param("id", id.value()).query((row, n) -> toRow(row)).optional();
    }

    List<Row> ofCase(long caseId) {
        return jdbc.sql(OF_CASE).param("caseId", caseId).query((row, n) -> toRow(row)).list();
    }

    int bind(Collection<AttachmentId> ids, long person, long caseId, String stage) {
        return jdbc.sql(BIND)
                .param("ids", ids.stream().mapToLong(AttachmentId::value).toArray())
                .param("person", person)
                .param("caseId", caseId)
                .param("stage", stage)
                .update();
    }

    int bindByKey(long[] ids, byte[][] keyHashes, long caseId, String stage) {
        return jdbc.sql(BIND_BY_KEY)
                .param("ids", ids)
                .param("hashes", keyHashes)
                .param("caseId", caseId)
                .param("stage", stage)
                .update();
    }

    private static Row toRow(ResultSet row) throws SQLException {
        return new Row(
                new Attachment(
                        new AttachmentId(row.getLong("id")),
                        AttachmentKind.valueOf(row.getString("kind")),
                        row.getString("media_type"),
                        row.getString("name"),
                        row.getLong("bytes"),
                        row.getObject("case_id", Long.class),
                        row.getString("stage"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getObject("width", Integer.class),
                        row.getObject("height", Integer.class)),
                row.getString("sha256"),
                row.getString("thumbnail_sha256"),
                row.getString("public_sha256"),
                row.getObject("uploaded_by", Long.class));
    }
}
