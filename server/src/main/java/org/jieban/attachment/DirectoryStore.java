package org.jieban.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Bytes in a directory that all nodes share: {@code ab/cd/abcd…}. A file is whole and on the disk
 * before its name appears.
 */
@Component
class DirectoryStore implements AttachmentStore {

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final int BUFFER_BYTES = 64 * 1024;

    private final Path root;
    private final Path incoming;

    DirectoryStore(AttachmentSettings settings) throws IOException {
        root = settings.attachmentsDir().toAbsolutePath();
        incoming = Files.createDirectories(root.resolve("incoming"));
    }

    // [impl->rule~attachment.whole~1]
    @Override
    public Staged stage(InputStream content, long limit) throws IOException {
        var file = Files.createTempFile(incoming, "", ".part");
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            long bytes = copy(content, file, digest, limit);
            return new Staged(file, HexFormat.of().formatHex(digest.digest()), bytes);
        } catch (IOException broken) {
            Files.deleteIfExists(file);
            throw broken;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void keep(Staged staged) throws IOException {
        var target = path(staged.sha256());
        if (Files.exists(target) && Files.size(target) == staged.bytes()) {
            Files.delete(staged.file());
            return;
        }
        var folder = Files.createDirectories(folder(staged.sha256()));
        Files.move(
                staged.file(),
                target,
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        for (var directory : List.of(folder, folder.resolveSibling("."), root)) {
            sync(directory);
        }
    }

    @Override
    public void drop(Staged staged) throws IOException {
        Files.deleteIfExists(staged.file());
    }

    @Override
    public InputStream open(String sha256) throws IOException {
        return Files.newInputStream(path(sha256));
    }

    @Override
    public long length(String sha256) throws IOException {
        return Files.size(path(sha256));
    }

    @Override
    public void delete(String sha256) throws IOException {
        Files.deleteIfExists(path(sha256));
    }

    /** Takes away what broke off long ago, as after a crash. */
    int dropStagedBefore(Instant before) throws IOException {
        int dropped = 0;
        try (var parts = Files.newDirectoryStream(incoming, "*.part")) {
            for (var part : parts) {
                if (Files.getLastModifiedTime(part).compareTo(FileTime.from(before)) < 0
                        && Files.deleteIfExists(part)) {
                    dropped++;
                }
            }
        }
        return dropped;
    }

    private Path path(String sha256) {
        return folder(sha256).resolve(sha256);
    }

    private Path folder(String sha256) {
        if (!SHA256.matcher(sha256).matches()) {
            throw new IllegalArgumentException("not a SHA-256");
        }
        return root.resolve(sha256.substring(0, 2)).resolve(sha256.substring(2, 4));
    }

    private static long copy(InputStream in, Path file, MessageDigest digest, long limit)
            throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        long bytes = 0;
        try (var out = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                bytes += read;
                if (bytes > limit) {
                    throw new TooLong();
                }
                digest.update(buffer, 0, read);
                var chunk = ByteBuffer.wrap(buffer, 0, read);
                while (chunk.hasRemaining()) {
                    out.write(chunk);
                }
            }
            out.force(true);
        }
        return bytes;
    }

    private static void sync(Path directory) throws IOException {
        try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
