package org.jieban.postgres;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One process per data directory. The operating system drops the lock when the process ends, however
 * it ends; the file itself stays and only tells the number of the last holder.
 */
final class DirectoryLock implements AutoCloseable {

    /**
     * Directories held by this very process: closing any channel of a file gives up all POSIX locks
     * the process has on it, so a second attempt must not even open the file.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private DirectoryLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    static DirectoryLock take(Path directory) {
        var file = directory.resolve("jieban.lock").toAbsolutePath().normalize();
        if (!HELD.add(file)) {
            throw inUse(directory, ProcessHandle.current().pid());
        }
        var taken = false;
        try {
            var channel =
                    FileChannel.open(
                            file,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                var holder = holder(channel);
                channel.close();
                throw inUse(directory, holder);
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(
                            Long.toString(ProcessHandle.current().pid())
                                    .getBytes(StandardCharsets.US_ASCII)),
                    0);
            taken = true;
            return new DirectoryLock(file, channel);
        } catch (IOException e) {
            throw DiskSpace.notWritable(directory, e);
        } finally {
            if (!taken) {
                HELD.remove(file);
            }
        }
    }

    /** Whether some process, this one included, holds the directory now. */
    static boolean isHeld(Path directory) {
        var file = directory.resolve("jieban.lock").toAbsolutePath().normalize();
        if (HELD.contains(file)) {
            return true;
        }
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return tryLock(channel) == null;
        } catch (IOException e) {
            return false;
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        return channel.tryLock();
    }

    private static long holder(FileChannel channel) throws IOException {
        var bytes = ByteBuffer.allocate(20);
        channel.read(bytes, 0);
        var text =
                new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII).strip();
        return Optional.of(text)
                .filter(t -> t.matches("\\d{1,18}"))
                .map(Long::parseLong)
                .orElse(0L);
    }

    private static StartRefused inUse(Path directory, long pid) {
        return new StartRefused(
                StartRefused.Reason.DIRECTORY_IN_USE,
                "数据目录 %s 正被另一个进程(进程号 %d)使用;请先停止它,或用 --data 另选目录。".formatted(directory, pid),
                "The data directory %s is in use by another process (pid %d); stop that one first or choose another directory with --data."
                        .formatted(directory, pid));
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // the process is about to end, and the system drops the lock with it
        }
        HELD.remove(file);
    }
}
