package org.jieban.claimant;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/**
 * One key ring in a file that only its owner may read. Made at first use: written whole under another
 * name, then linked to its own, which succeeds for exactly one of several nodes; the others read what
 * that one wrote.
 */
final class KeyFile {

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY_DIRECTORY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final int KEY_BYTES = 32;

    private KeyFile() {}

    static KeyRing readOrCreate(Path directory, String name, SecureRandom random) {
        var file = directory.resolve(name);
        try {
            if (Files.notExists(file)) {
                Files.createDirectories(directory, OWNER_ONLY_DIRECTORY);
                create(directory, file, random);
            }
            refuseOpenToOthers(file);
            return KeyRing.parse(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("keys cannot be kept in " + directory, e);
        }
    }

    private static void create(Path directory, Path file, SecureRandom random) throws IOException {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        var text =
                """
                # Made by Jieban. Without this file what was sealed with it is lost: keep a copy apart from the database.
                # To change the key, add a line with the next number; keep the old lines.
                1:%s
                """
                        .formatted(Base64.getEncoder().encodeToString(key));
        var draft = Files.createTempFile(directory, ".new-", ".key", OWNER_ONLY);
        try {
            try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.createLink(file, draft);
            try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        } catch (FileAlreadyExistsException another) {
            // another node was first, its key counts
            return;
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static void refuseOpenToOthers(Path file) throws IOException {
        var rights = Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS);
        if (rights.contains(PosixFilePermission.OTHERS_READ)
                || rights.contains(PosixFilePermission.OTHERS_WRITE)) {
            throw new IllegalStateException(
                    file + " can be read by others; make it private: chmod 600 " + file);
        }
    }
}
