package org.jieban.attachment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jieban.attachment.AttachmentStore.Staged;
import org.jieban.shared.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Takes in a file: finds out what it is, refuses or keeps it. */
@Component
@EnableConfigurationProperties(AttachmentSettings.class)
class Receiving {

    /** Whose it is: a person's, or whoever holds the key. */
    record Owner(@Nullable Long person, @Nullable Long unit, byte @Nullable [] keyHash) {}

    private static final long MEGABYTE = 1024 * 1024;

    private final AttachmentStore store;
    private final Shelf shelf;
    private final Pictures pictures;
    private final AttachmentSettings settings;
    private final Clock clock;

    Receiving(
            AttachmentStore store,
            Shelf shelf,
            Pictures pictures,
            AttachmentSettings settings,
            Clock clock) {
        this.store = store;
        this.shelf = shelf;
        this.pictures = pictures;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Reads the upload to its end and keeps it, or leaves nothing.
     *
     * @param accepted kinds taken from this sender
     */
    AttachmentId receive(Upload upload, Owner owner, Set<AttachmentKind> accepted)
            throws IOException {
        var parts = new ArrayList<Staged>();
        try {
            var original = stage(upload, accepted);
            parts.add(original);
            return keep(upload, owner, accepted, original, parts);
        } finally {
            for (var part : parts) {
                store.drop(part);
            }
        }
    }

    private Staged stage(Upload upload, Set<AttachmentKind> accepted) throws IOException {
        long most = accepted.stream().mapToLong(settings::bytes).max().orElse(0);
        try {
            return store.stage(upload.content(), most);
        } catch (AttachmentStore.TooLong tooLong) {
            throw tooLarge(most);
        }
    }

    private AttachmentId keep(
            Upload upload,
            Owner owner,
            Set<AttachmentKind> accepted,
            Staged original,
            List<Staged> parts)
            throws IOException {
        var type = type(upload, accepted, original);
        var name = FileName.clean(upload.name(), type);
        if (type.kind() != AttachmentKind.PHOTO) {
            var row = row(type, name, original, null, null, null, null, owner);
            return put(row, null, parts);
        }
        var taken = PhotoRecord.read(original.file());
        var made = pictures.make(original.file(), type, taken);
        var thumbnail = stage(made.thumbnail(), parts);
        var publicCopy = stage(made.publicCopy(), parts);
        var row = row(type, name, original, thumbnail, publicCopy, made, taken, owner);
        return put(row, taken.position(), parts);
    }

    private AttachmentId put(
            AttachmentRows.NewRow row, PhotoRecord.@Nullable Position position, List<Staged> parts)
            throws IOException {
        try {
            return shelf.put(row, position, parts);
        } catch (IOException | RuntimeException failed) {
            // bytes that got their name before the row failed are looked at by the next tidying
            shelf.litter(parts.stream().map(Staged::sha256).toList());
            throw failed;
        }
    }

    // [impl->rule~attachment.type~1]
    // [impl->rule~attachment.size~1]
    private FileType type(Upload upload, Set<AttachmentKind> accepted, Staged original)
            throws IOException {
        if (original.bytes() == 0) {
            throw new ProblemException(AttachmentProblem.EMPTY);
        }
        var type =
                Sniffing.sniff(original.file(), upload.name())
                        .orElseThrow(() -> new ProblemException(AttachmentProblem.TYPE_REFUSED));
        if (!accepted.contains(type.kind())) {
            throw new ProblemException(AttachmentProblem.KIND_REFUSED);
        }
        if (original.bytes() > settings.bytes(type.kind())) {
            throw tooLarge(settings.bytes(type.kind()));
        }
        return type;
    }

    private Staged stage(byte[] made, List<Staged> parts) throws IOException {
        var staged = store.stage(new ByteArrayInputStream(made), made.length);
        parts.add(staged);
        return staged;
    }

    private AttachmentRows.NewRow row(
            FileType type,
            String name,
            Staged original,
            @Nullable Staged thumbnail,
            @Nullable Staged publicCopy,
            Pictures.@Nullable Made made,
            @Nullable PhotoRecord taken,
            Owner owner) {
        return new AttachmentRows.NewRow(
                type,
                name,
                original.bytes(),
                original.sha256(),
                thumbnail == null ? null : thumbnail.sha256(),
                publicCopy == null ? null : publicCopy.sha256(),
                made == null ? null : made.width(),
                made == null ? null : made.height(),
                taken == null ? null : taken.takenAt(),
                owner.person(),
                owner.unit(),
                owner.keyHash(),
                clock.instant());
    }

    private static ProblemException tooLarge(long limit) {
        return new ProblemException(
                AttachmentProblem.TOO_LARGE, Map.of("limit", limit / MEGABYTE + " MB"));
    }
}
