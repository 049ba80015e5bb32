package org.jieban.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Reads why PostgreSQL did not start. */
final class ServerLog {

    private static final int TAIL = 4000;

    private ServerLog() {}

    /** What was said last on the console and in the newest log file. */
    static String tail(Path console, Path logs) {
        return end(console) + "\n" + end(newest(logs));
    }

    static boolean saysPortTaken(String said) {
        return said.contains("could not bind") || said.contains("Address already in use");
    }

    /** Processes of the server that died have not all gone yet. */
    static boolean saysStillInUse(String said) {
        return said.contains("pre-existing shared memory block");
    }

    static StartRefused refusal(String said) {
        if (said.contains("No space left on device")) {
            return new StartRefused(
                    StartRefused.Reason.DISK_FULL,
                    "磁盘已满,PostgreSQL 无法写入;请清理磁盘后再启动,已确认的数据不受影响。",
                    "The disk is full and PostgreSQL cannot write; make room and start again, nothing acknowledged is lost.");
        }
        var last =
                said.lines()
                        .filter(line -> !line.isBlank())
                        .collect(
                                Collectors.collectingAndThen(
                                        Collectors.toList(), ServerLog::lastFive));
        return new StartRefused(
                StartRefused.Reason.FAILED,
                "PostgreSQL 未能启动:%n%s".formatted(last),
                "PostgreSQL did not start:%n%s".formatted(last));
    }

    private static String lastFive(List<String> lines) {
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
    }

    private static Path newest(Path logs) {
        try (var files = Files.list(logs)) {
            return files.filter(f -> f.toString().endsWith(".log"))
                    .max(Comparator.comparingLong(f -> f.toFile().lastModified()))
                    .orElse(logs);
        } catch (IOException e) {
            return logs;
        }
    }

    private static String end(Path file) {
        if (!Files.isRegularFile(file)) {
            return "";
        }
        try (var channel = Files.newByteChannel(file)) {
            var from = Math.max(0, channel.size() - TAIL);
            var bytes = java.nio.ByteBuffer.allocate((int) (channel.size() - from));
            channel.position(from);
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // read on
            }
            return new String(bytes.array(), 0, bytes.position(), UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
