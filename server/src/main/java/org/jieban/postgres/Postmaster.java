package org.jieban.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running server process: started, waited for, watched, started again when it dies under us,
 * stopped at the end.
 */
final class Postmaster {

    private static final Logger log = LoggerFactory.getLogger(Postmaster.class);

    private static final long READY_WITHIN_SECONDS = 300; // recovery after a crash replays the log
    private static final long STOP_WITHIN_SECONDS = 60;

    private final Cluster cluster;
    private final Path home;
    private final Account account;
    private final Consumer<Long> onReady;

    private @Nullable Process process;
    private volatile boolean stopping;
    private volatile int port;

    Postmaster(Cluster cluster, Path home, Account account, Consumer<Long> onReady) {
        this.cluster = cluster;
        this.home = home;
        this.account = account;
        this.onReady = onReady;
    }

    int port() {
        return port;
    }

    /** Starts on the wanted port, or on another free one when that is taken. */
    void start(int wanted) throws IOException, InterruptedException {
        stopOrphan();
        port = FreePort.preferably(wanted);
        for (var attempt = 1; ; attempt++) {
            try {
                launch();
                break;
            } catch (NotReady e) {
                if (attempt == 40) {
                    throw ServerLog.refusal(e.said);
                }
                if (ServerLog.saysPortTaken(e.said)) {
                    port = FreePort.any();
                } else if (ServerLog.saysStillInUse(e.said)) {
                    TimeUnit.MILLISECONDS.sleep(250);
                } else {
                    throw ServerLog.refusal(e.said);
                }
            }
        }
        Thread.ofPlatform().daemon().name("postgres-watch").start(this::watch);
    }

    /** Fast shutdown: sessions are ended, everything is written, the cluster is marked clean. */
    void stop() {
        stopping = true;
        Process running;
        synchronized (this) {
            running = process;
        }
        if (running == null || !running.isAlive()) {
            return;
        }
        try {
            stop(running.toHandle());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void stop(ProcessHandle postmaster) throws InterruptedException {
        ChildProcess.signal("INT", postmaster.pid());
        if (ChildProcess.endsWithin(postmaster, STOP_WITHIN_SECONDS)) {
            return;
        }
        log.warn("PostgreSQL did not stop within {} s, stopping it at once", STOP_WITHIN_SECONDS);
        ChildProcess.signal("QUIT", postmaster.pid());
        if (!ChildProcess.endsWithin(postmaster, 10)) {
            postmaster.destroyForcibly();
        }
    }

    /**
     * A server killed without warning leaves its PostgreSQL behind. We hold the directory, so nobody
     * needs it: stop it properly, then start our own child.
     */
    private void stopOrphan() throws IOException, InterruptedException {
        var pidFile = cluster.data().resolve("postmaster.pid");
        var lines = read(pidFile);
        if (lines.isEmpty()) {
            return;
        }
        var pid = lines.getFirst().strip();
        var orphan =
                pid.matches("\\d{1,9}") ? ProcessHandle.of(Long.parseLong(pid)).orElse(null) : null;
        if (orphan != null && ChildProcess.servesCluster(orphan, cluster.data())) {
            log.info("Stopping PostgreSQL {} left behind by a server that was killed", pid);
            stop(orphan);
        }
        // the number may belong to another program by now, and PostgreSQL would take it for itself
        Files.deleteIfExists(pidFile);
    }

    private synchronized void launch() throws IOException, InterruptedException {
        if (stopping) {
            throw new NotReady("stopping");
        }
        var console = cluster.logs().resolve("console.txt");
        var started =
                ChildProcess.prepare(
                                account.command(
                                        cluster.serverCommand(home, port).toArray(String[]::new)))
                        .redirectErrorStream(true)
                        .redirectOutput(console.toFile())
                        .start();
        process = started;
        started.getOutputStream().close();
        var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(READY_WITHIN_SECONDS);
        while (!isReady(started.pid())) {
            if (started.waitFor(20, TimeUnit.MILLISECONDS)) {
                throw new NotReady(ServerLog.tail(console, cluster.logs()));
            }
            if (System.nanoTime() > until) {
                stop(started.toHandle());
                throw new NotReady(ServerLog.tail(console, cluster.logs()));
            }
        }
        onReady.accept(started.pid());
    }

    private boolean isReady(long pid) throws IOException {
        var lines = read(cluster.data().resolve("postmaster.pid"));
        return lines.size() >= 8
                && lines.getFirst().strip().equals(Long.toString(pid))
                && lines.get(7).strip().equals("ready");
    }

    private static List<String> read(Path pidFile) throws IOException {
        try {
            return Files.readAllLines(pidFile, UTF_8);
        } catch (java.nio.file.NoSuchFileException e) {
            return List.of();
        }
    }

    private void watch() {
        try {
            while (!stopping) {
                Process watched;
                synchronized (this) {
                    watched = process;
                }
                if (watched == null) {
                    return;
                }
                var exit = watched.waitFor();
                if (!stopping) {
                    log.error(
                            "PostgreSQL {} ended unexpectedly (exit {}), starting it again",
                            watched.pid(),
                            exit);
                    restart();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void restart() throws InterruptedException {
        for (var pause = 100L; !stopping; pause = Math.min(5_000, pause * 2)) {
            try {
                stopOrphan();
                launch();
                log.info("PostgreSQL is ready again on port {}", port);
                return;
            } catch (NotReady e) {
                if (!stopping) {
                    log.error("PostgreSQL did not start again: {}", e.said.strip());
                }
            } catch (IOException e) {
                log.error("PostgreSQL did not start again", e);
            }
            TimeUnit.MILLISECONDS.sleep(pause);
        }
    }

    /** Ended before it was ready; carries what it said. */
    private static final class NotReady extends IOException {

        private static final long serialVersionUID = 1L;

        private final String said;

        NotReady(String said) {
            super(said);
            this.said = said;
        }
    }
}
