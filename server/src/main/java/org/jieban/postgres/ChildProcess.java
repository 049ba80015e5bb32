package org.jieban.postgres;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What Java leaves out about processes: a clean environment, signals by name, who runs where. */
final class ChildProcess {

    private ChildProcess() {}

    /** Variables such as PGDATA or LANG of the caller must not decide how the cluster behaves. */
    static ProcessBuilder prepare(List<String> command) {
        var builder = new ProcessBuilder(command).directory(new File("/"));
        var path = builder.environment().getOrDefault("PATH", "/usr/bin:/bin");
        builder.environment().clear();
        builder.environment().put("PATH", path);
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("TZ", "UTC");
        return builder;
    }

    /** Sends {@code INT}, {@code QUIT} and the like; a process already gone is fine. */
    static void signal(String name, long pid) {
        try {
            var kill =
                    new ProcessBuilder("sh", "-c", "kill -" + name + " " + pid)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            kill.waitFor(5, TimeUnit.SECONDS);
        } catch (IOException e) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static boolean endsWithin(ProcessHandle process, long seconds) throws InterruptedException {
        try {
            process.onExit().get(seconds, TimeUnit.SECONDS);
            return true;
        } catch (java.util.concurrent.ExecutionException
                | java.util.concurrent.TimeoutException e) {
            return !process.isAlive();
        }
    }

    /**
     * Is this process a PostgreSQL that works on these files? A number read from a file may belong
     * to anybody by now.
     */
    static boolean servesCluster(ProcessHandle process, Path data) {
        var directory = data.toAbsolutePath().normalize();
        try {
            if (Files.readSymbolicLink(Path.of("/proc/" + process.pid() + "/cwd"))
                    .equals(directory.toRealPath())) {
                return true;
            }
        } catch (IOException e) {
            // not readable for this account: the command line is
        }
        return process.info().arguments().stream()
                .flatMap(java.util.Arrays::stream)
                .anyMatch(directory.toString()::equals);
    }
}
