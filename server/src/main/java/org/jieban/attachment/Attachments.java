package org.jieban.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jieban.identity.Actor;
import org.jieban.shared.CommonProblem;
import org.jieban.shared.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Files of cases (附件): taking in, binding to a case, handing out. */
@Service
public class Attachments {

    private static final Set<AttachmentKind> EVERYTHING = EnumSet.allOf(AttachmentKind.class);
    private static final Set<AttachmentKind> FROM_PUBLIC =
            EnumSet.of(AttachmentKind.PHOTO, AttachmentKind.AUDIO);
    private static final int KEY_BYTES = 16;

    private final Receiving receiving;
    private final AttachmentRows rows;
    private final AttachmentStore store;
    private final ObjectProvider<AttachmentAccess> access;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Attachments(
            Receiving receiving,
            AttachmentRows rows,
            AttachmentStore store,
            ObjectProvider<AttachmentAccess> access,
            Clock clock) {
        this.receiving = receiving;
        this.rows = rows;
        this.store = store;
        this.access = access;
        this.clock = clock;
    }

    /**
     * Takes in a file of somebody on the staff. Call it outside a transaction: it reads a stream.
     *
     * @throws IOException when the stream breaks off; nothing is left then
     * @throws ProblemException an {@link AttachmentProblem}
     */
    public Attachment upload(Upload upload, Actor by) throws IOException {
        var owner =
                new Receiving.Owner(
                        by.isPerson() ? by.person().value() : null,
                        by.unit().value() == 0 ? null : by.unit().value(),
                        null);
        return get(receiving.receive(upload, owner, EVERYTHING)).attachment();
    }

    /**
     * An upload of bytes that are here already, without reading them again: what a great many past
     * cases have in common is kept once.
     *
     * @return empty when the file is not there any more
     */
    @Transactional
    public Optional<AttachmentId> uploadAgain(AttachmentId same, String name, Actor by) {
        return rows.addAgain(
                same,
                name,
                by.person().value(),
                by.unit().value() == 0 ? null : by.unit().value(),
                clock.instant());
    }

    /** Takes in a photo or recording of somebody who is not logged in, and gives them a key to it. */
    public UploadKey uploadPublic(Upload upload) throws IOException {
        byte[] secret = new byte[KEY_BYTES];
        random.nextBytes(secret);
        var key = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        var owner = new Receiving.Owner(null, null, hash(key));
        return new UploadKey(receiving.receive(upload, owner, FROM_PUBLIC).value(), key);
    }

    /**
     * Makes files part of a case, in the caller's transaction. All or none: each must be there, be
     * uploaded by this actor and belong to no case yet.
     *
     * @param stage the step of the case in capitals, such as {@code INTAKE} or {@code REPLY}
     * @throws ProblemException {@code attachment/not-available}
     */
    // [impl->rule~attachment.bind~1]
    @Transactional(propagation = Propagation.MANDATORY)
    public void bind(Collection<AttachmentId> ids, Actor by, long caseId, String stage) {
        var wanted = Set.copyOf(ids);
        if (!wanted.isEmpty()
                && rows.bind(wanted, by.person().value(), caseId, stage) != wanted.size()) {
            throw new ProblemException(AttachmentProblem.NOT_AVAILABLE);
        }
    }

    /** As {@link #bind}, for files uploaded without a log-in: the key takes the person's place. */
    // [impl->rule~attachment.bind~1]
    @Transactional(propagation = Propagation.MANDATORY)
    public void bindByKey(Collection<UploadKey> uploads, long caseId, String stage) {
        var wanted = List.copyOf(Set.copyOf(uploads));
        var ids = wanted.stream().mapToLong(UploadKey::id).toArray();
        var hashes = wanted.stream().map(upload -> hash(upload.key())).toArray(byte[][]::new);
        if (!wanted.isEmpty() && rows.bindByKey(ids, hashes, caseId, stage) != wanted.size()) {
            throw new ProblemException(AttachmentProblem.NOT_AVAILABLE);
        }
    }

    /** All files of a case, in the order in which they came; whether the caller may see it is theirs to know. */
    @Transactional(readOnly = true)
    public List<Attachment> ofCase(long caseId) {
        return rows.ofCase(caseId).stream().map(AttachmentRows.Row::attachment).toList();
    }

    /** The file itself; {@code shared/not-found} when the actor may not see it. */
    // [impl->rule~attachment.access~1]
    @Transactional(readOnly = true)
    public Content original(AttachmentId id, Actor viewer) {
        var row = visible(id, viewer);
        var file = row.attachment();
        return content(file.mediaType(), file.name(), row.sha256());
    }

    /** The small picture of a photo; {@code shared/not-found} for other kinds. */
    @Transactional(readOnly = true)
    public Content thumbnail(AttachmentId id, Actor viewer) {
        var row = visible(id, viewer);
        return made(row.attachment(), row.thumbnail()).orElseThrow(Attachments::notFound);
    }

    /**
     * A photo as the public may see it: drawn anew, without anything the camera wrote into it. Empty
     * when it is no photo of this case.
     *
     * @param caseId the case that the caller's token opens
     */
    // [impl->rule~attachment.position~1]
    @Transactional(readOnly = true)
    public Optional<Content> publicPhoto(AttachmentId id, long caseId) {
        return rows.find(id)
                .filter(row -> Long.valueOf(caseId).equals(row.attachment().caseId()))
                .flatMap(row -> made(row.attachment(), row.publicCopy()));
    }

    private AttachmentRows.Row visible(AttachmentId id, Actor viewer) {
        var row = get(id);
        var caseId = row.attachment().caseId();
        boolean may =
                caseId == null
                        ? viewer.isPerson()
                                && Long.valueOf(viewer.person().value()).equals(row.uploadedBy())
                        : access.stream().anyMatch(a -> a.maySee(viewer, id, caseId));
        if (!may) {
            throw notFound();
        }
        return row;
    }

    private AttachmentRows.Row get(AttachmentId id) {
        return rows.find(id).orElseThrow(Attachments::notFound);
    }

    private Optional<Content> made(Attachment of, @Nullable String sha256) {
        return Optional.ofNullable(sha256)
                .map(hash -> content("image/jpeg", pictureName(of), hash));
    }

    private Content content(String mediaType, String name, String sha256) {
        return new Content(
                mediaType,
                name,
                sha256,
                new Content.Source() {
                    @Override
                    public InputStream open() throws IOException {
                        return store.open(sha256);
                    }

                    @Override
                    public long length() throws IOException {
                        return store.length(sha256);
                    }
                });
    }

    /** The name a camera or a citizen gave can tell who they are; the number cannot. */
    private static String pictureName(Attachment photo) {
        return photo.id().value() + ".jpg";
    }

    private static ProblemException notFound() {
        return new ProblemException(CommonProblem.NOT_FOUND);
    }

    private static byte[] hash(String key) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
