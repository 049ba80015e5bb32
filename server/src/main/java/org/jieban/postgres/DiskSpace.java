package org.jieban.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Is there room to work in, asked before anything is written. */
final class DiskSpace {

    /** One segment of write-ahead log is 16 MB and a checkpoint may keep several. */
    private static final long NEEDED_MEGABYTES = 200;

    private DiskSpace() {}

    static void makeDirectory(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw notWritable(directory, e);
        }
        if (!Files.isWritable(directory)) {
            throw notWritable(directory, new IOException("not writable"));
        }
    }

    static void check(Path directory) {
        try {
            refuseBelow(directory, Files.getFileStore(directory).getUsableSpace() >> 20);
        } catch (IOException e) {
            throw notWritable(directory, e);
        }
    }

    static void refuseBelow(Path directory, long freeMegabytes) {
        if (freeMegabytes < NEEDED_MEGABYTES) {
            throw full(directory, freeMegabytes);
        }
    }

    static StartRefused full(Path directory, long freeMegabytes) {
        return new StartRefused(
                StartRefused.Reason.DISK_FULL,
                "磁盘空间不足:%s 所在磁盘仅剩 %d MB,至少需要 %d MB;请清理后再启动。"
                        .formatted(directory, freeMegabytes, NEEDED_MEGABYTES),
                "The disk is full: %d MB free at %s, %d MB needed at least; make room and start again."
                        .formatted(freeMegabytes, directory, NEEDED_MEGABYTES));
    }

    static StartRefused notWritable(Path directory, IOException cause) {
        // the message alone is often nothing but the path
        var why = cause.getClass().getSimpleName() + ": " + cause.getMessage();
        return new StartRefused(
                StartRefused.Reason.DIRECTORY_NOT_WRITABLE,
                "数据目录 %s 不可写(%s);请检查路径和权限,或用 --data 另选目录。".formatted(directory, why),
                "The data directory %s cannot be written (%s); check path and permissions or choose another with --data."
                        .formatted(directory, why),
                cause);
    }
}
