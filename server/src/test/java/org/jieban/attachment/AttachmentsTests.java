package org.jieban.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.exif.ExifDirectoryBase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import javax.imageio.ImageIO;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jieban.PostgresTest;
import org.jieban.TestClock;
import org.jieban.identity.Actor;
import org.jieban.identity.Role;
import org.jieban.identity.TestStaff;
import org.jieban.shared.CommonProblem;
import org.jieban.shared.ProblemException;
import org.jieban.shared.ProblemType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@PostgresTest
class AttachmentsTests {

    @Autowired Attachments attachments;
    @Autowired AttachmentRows rows;
    @Autowired AttachmentSettings settings;
    @Autowired Tidying tidying;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionOperations transaction;
    @Autowired TestClock clock;

    private final long caseId = ThreadLocalRandom.current().nextLong(1L << 40);
    private Actor handler;

    @BeforeEach
    void somebody() {
        handler = TestStaff.in(jdbc, Role.HANDLER);
    }

    // [utest->rule~attachment.position~1]
    @Test
    void thePlaceOfAPhotoIsKeptApartAndTheTimeIsTheCitys() throws Exception {
        var photo = upload("路灯.jpg", PhotoFixture.fromAPhone(800, 600));

        var position = rows.position(photo.id()).orElseThrow();

        assertThat(position.lat()).isCloseTo(PhotoFixture.LAT, within(1e-5));
        assertThat(position.lon()).isCloseTo(PhotoFixture.LON, within(1e-5));
        assertThat(
                        jdbc.sql("select taken_at from attachment where id = :id")
                                .param("id", photo.id().value())
                                .query((row, _) -> row.getTimestamp(1).toInstant())
                                .single())
                .isEqualTo(Instant.parse("2026-03-01T02:20:30Z"));
    }

    // [utest->rule~attachment.position~1]
    @Test
    void thePublicCopyAndTheThumbnailHoldNothingThatTheCameraWrote() throws Exception {
        var photo = upload("路灯.jpg", PhotoFixture.fromAPhone(2400, 1200));
        bind(photo);

        var copy = bytes(attachments.publicPhoto(photo.id(), caseId).orElseThrow());
        var thumbnail = bytes(thumbnailContent(photo));

        for (var made : List.of(copy, thumbnail)) {
            assertThat(new String(made, StandardCharsets.ISO_8859_1))
                    .doesNotContain("Exif")
                    .doesNotContain(PhotoFixture.CAMERA);
            assertThat(
                            ImageMetadataReader.readMetadata(new ByteArrayInputStream(made))
                                    .getDirectoriesOfType(ExifDirectoryBase.class))
                    .isEmpty();
        }
    }

    @Test
    void aPhotoLyingOnItsSideIsSetUpright() throws Exception {
        var photo = upload("路灯.jpg", PhotoFixture.fromAPhone(2400, 1200));
        bind(photo);

        var copy = image(attachments.publicPhoto(photo.id(), caseId).orElseThrow());

        assertThat(photo.width()).isEqualTo(1200);
        assertThat(photo.height()).isEqualTo(2400);
        assertThat(copy.getHeight()).isBetween(1590, 1600);
        assertThat(copy.getWidth()).isBetween(795, 800);
        // the red half that lay above is now on the right
        assertThat(copy.getRGB(700, 800) & 0xFF0000).isGreaterThan(0xC00000);
        assertThat(copy.getRGB(100, 800) & 0x0000FF).isGreaterThan(0xC0);
    }

    @Test
    void aSmallPhotoIsNotBlownUp() throws Exception {
        var photo = upload("a.png", PhotoFixture.plain("png", 60, 40));
        bind(photo);

        assertThat(image(attachments.publicPhoto(photo.id(), caseId).orElseThrow()).getWidth())
                .isEqualTo(60);
    }

    @Test
    void theOriginalIsKeptByteForByte() throws Exception {
        byte[] original = PhotoFixture.fromAPhone(300, 200);

        var photo = upload("../../路灯.jpg", original);

        assertThat(bytes(attachments.original(photo.id(), handler))).isEqualTo(original);
        assertThat(photo.name()).isEqualTo("路灯.jpg");
    }

    // [utest->rule~attachment.type~1]
    @Test
    void aPageDisguisedAsAPhotoIsRefusedAndNothingIsLeft() throws Exception {
        refused(
                AttachmentProblem.TYPE_REFUSED,
                () ->
                        upload(
                                "a.jpg",
                                "<html><script>alert(1)</script>"
                                        .getBytes(StandardCharsets.UTF_8)));

        assertThat(staged()).isZero();
    }

    @Test
    void aBrokenPhotoIsRefused() {
        byte[] photo = PhotoFixture.plain("png", 300, 200);
        byte[] half = java.util.Arrays.copyOf(photo, 60);

        refused(AttachmentProblem.UNREADABLE, () -> upload("a.png", half));
        refused(AttachmentProblem.EMPTY, () -> upload("a.png", new byte[0]));
    }

    @Test
    void aPhotoThatWouldFillTheMemoryIsRefusedBeforeItIsRead() {
        byte[] photo = PhotoFixture.plain("png", 10, 10);
        // the size stands in the first chunk, behind 16 bytes; its checksum is wrong then
        java.nio.ByteBuffer.wrap(photo).putInt(16, 60_000).putInt(20, 60_000);

        assertThatThrownBy(() -> upload("bomb.png", photo))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem ->
                                assertThat(problem.type())
                                        .isIn(
                                                AttachmentProblem.TOO_MANY_PIXELS,
                                                AttachmentProblem.UNREADABLE));
    }

    // [utest->rule~attachment.size~1]
    @Test
    void aFileLargerThanItsKindMayBeIsRefusedAndNothingIsLeft() throws Exception {
        long limit = settings.bytes(AttachmentKind.PHOTO);
        byte[] photo = PhotoFixture.plain("jpg", 100, 100);

        refused(
                AttachmentProblem.TOO_LARGE,
                () ->
                        attachments.upload(
                                new Upload("a.jpg", new LongStream(photo, limit + 1)), handler));

        assertThat(staged()).isZero();
    }

    // [utest->rule~attachment.whole~1]
    @Test
    void anUploadThatBreaksOffLeavesNothing() throws Exception {
        long before = count();

        assertThatThrownBy(() ->
                        attachments.upload(new Upload("a.jpg", new BreakingStream()), handler))
                .isInstanceOf(IOException.class);

        assertThat(staged()).isZero();
        assertThat(count()).isEqualTo(before);
    }

    @Test
    void theSameContentTwiceIsTwoFilesAndOnceOnTheDisk() throws Exception {
        byte[] photo = PhotoFixture.plain("png", 77, 33);

        var first = upload("a.png", photo);
        var second = upload("b.png", photo);

        assertThat(first.id()).isNotEqualTo(second.id());
        assertThat(attachments.original(first.id(), handler).sha256())
                .isEqualTo(attachments.original(second.id(), handler).sha256());
    }

    // [utest->rule~attachment.access~1]
    @Test
    void anUnboundFileIsItsUploadersAlone() throws Exception {
        var photo = upload("a.png", PhotoFixture.plain("png", 20, 20));
        var colleague = TestStaff.in(jdbc, Role.HANDLER);

        refused(CommonProblem.NOT_FOUND, () -> attachments.original(photo.id(), colleague));
        refused(CommonProblem.NOT_FOUND, () -> attachments.original(photo.id(), Actor.citizen()));
        assertThat(attachments.publicPhoto(photo.id(), caseId)).isEmpty();
    }

    // [utest->rule~attachment.access~1]
    @Test
    void aBoundFileIsSeenByWhoMaySeeTheCaseAndNoLongerByItsUploaderAsSuch() throws Exception {
        var photo = upload("a.png", PhotoFixture.plain("png", 20, 20));
        bind(photo);

        // no such case exists, so nobody may see it
        refused(CommonProblem.NOT_FOUND, () -> attachments.original(photo.id(), handler));
    }

    // [utest->rule~attachment.access~1]
    @Test
    void aPublicPhotoIsShownWithItsOwnCaseOnly() throws Exception {
        var photo = upload("a.png", PhotoFixture.plain("png", 20, 20));
        bind(photo);

        assertThat(attachments.publicPhoto(photo.id(), caseId + 1)).isEmpty();
        assertThat(attachments.ofCase(caseId))
                .singleElement()
                .satisfies(file -> assertThat(file.stage()).isEqualTo("REPLY"));
    }

    // [utest->rule~attachment.bind~1]
    @Test
    void aFileIsBoundOnceAndOnlyByWhoUploadedIt() throws Exception {
        var photo = upload("a.png", PhotoFixture.plain("png", 20, 20));
        var colleague = TestStaff.in(jdbc, Role.HANDLER);

        refused(AttachmentProblem.NOT_AVAILABLE, () -> bind(photo, colleague));
        bind(photo);
        refused(AttachmentProblem.NOT_AVAILABLE, () -> bind(photo, handler));
    }

    // [utest->rule~attachment.bind~1]
    @Test
    void aCitizensFileIsBoundWithItsKey() throws Exception {
        var sent = attachments.uploadPublic(photoUpload());
        var wrong = new UploadKey(sent.id(), "A".repeat(22));

        refused(AttachmentProblem.NOT_AVAILABLE, () -> bindByKey(wrong));
        bindByKey(sent);

        assertThat(attachments.ofCase(caseId)).hasSize(1);
        refused(AttachmentProblem.NOT_AVAILABLE, () -> bindByKey(sent));
    }

    // [utest->rule~attachment.type~1]
    @Test
    void theEverybodysDoorTakesNoDocuments() {
        refused(
                AttachmentProblem.KIND_REFUSED,
                () ->
                        attachments.uploadPublic(
                                new Upload(
                                        "a.pdf",
                                        new ByteArrayInputStream(
                                                "%PDF-1.7\n1 0 obj"
                                                        .getBytes(StandardCharsets.US_ASCII)))));
    }

    // [utest->rule~attachment.unbound~1]
    @Test
    void afterADayAnUnusedFileIsClearedAwayButNotBytesThatAnotherNeeds() throws Exception {
        byte[] photo = PhotoFixture.plain("png", 41, 43);
        var bound = upload("a.png", photo);
        var unused = upload("b.png", photo);
        var alone = attachments.upload(photoUpload(), handler);
        var aloneBytes = attachments.original(alone.id(), handler);
        bind(bound);

        clock.advance(Duration.ofHours(25));
        tidying.tidy();

        refused(CommonProblem.NOT_FOUND, () -> attachments.original(unused.id(), handler));
        assertThatThrownBy(() -> aloneBytes.source().open()).isInstanceOf(IOException.class);
        assertThat(bytes(attachments.publicPhoto(bound.id(), caseId).orElseThrow())).isNotEmpty();
    }

    private Attachment upload(String name, byte[] bytes) throws IOException {
        return attachments.upload(new Upload(name, new ByteArrayInputStream(bytes)), handler);
    }

    private static Upload photoUpload() {
        int width = ThreadLocalRandom.current().nextInt(20, 2000);
        return new Upload("a.png", new ByteArrayInputStream(PhotoFixture.plain("png", width, 17)));
    }

    private void bind(Attachment file) {
        bind(file, handler);
    }

    private void bind(Attachment file, Actor by) {
        transaction.executeWithoutResult(
                _ -> attachments.bind(List.of(file.id()), by, caseId, "REPLY"));
    }

    private void bindByKey(UploadKey upload) {
        transaction.executeWithoutResult(
                _ -> attachments.bindByKey(List.of(upload), caseId, "INTAKE"));
    }

    private Content thumbnailContent(Attachment photo) {
        var hash = rows.find(photo.id()).orElseThrow().thumbnail();
        assertThat(hash).isNotNull();
        var original = attachments.publicPhoto(photo.id(), caseId).orElseThrow();
        return new Content(original.mediaType(), original.name(), hash, sourceOf(hash));
    }

    private Content.Source sourceOf(String hash) {
        var file =
                settings.attachmentsDir()
                        .resolve(hash.substring(0, 2))
                        .resolve(hash.substring(2, 4))
                        .resolve(hash);
        return new Content.Source() {
            @Override
            public InputStream open() throws IOException {
                return Files.newInputStream(file);
            }

            @Override
            public long length() throws IOException {
                return Files.size(file);
            }
        };
    }

    private static byte[] bytes(Content content) throws IOException {
        try (var in = content.source().open()) {
            return in.readAllBytes();
        }
    }

    private static java.awt.image.BufferedImage image(Content content) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(bytes(content)));
    }

    private long staged() throws IOException {
        Path incoming = settings.attachmentsDir().resolve("incoming");
        try (var files = Files.list(incoming)) {
            return files.count();
        }
    }

    private long count() {
        return jdbc.sql("select count(*) from attachment").query(Long.class).single();
    }

    private static void refused(ProblemType type, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.type()).isEqualTo(type));
    }

    /** Begins like a photo and goes on with zeros. */
    private static final class LongStream extends InputStream {
        private final byte[] head;
        private final long length;
        private long at;

        LongStream(byte[] head, long length) {
            this.head = head;
            this.length = length;
        }

        @Override
        public int read() {
            if (at == length) {
                return -1;
            }
            return at < head.length ? head[(int) at++] & 0xFF : zero();
        }

        private int zero() {
            at++;
            return 0;
        }
    }

    /** A line that goes dead after some bytes. */
    private static final class BreakingStream extends InputStream {
        private int at;

        @Override
        public int read() throws IOException {
            if (at++ > 10_000) {
                throw new IOException("the line went dead");
            }
            return 0xFF;
        }
    }
}
