package org.jieban.casefile;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Writes together what arrives together: acts on different cases that wait for the database at the
 * same moment go in one statement and one commit. Alone, an act is written at once and by itself; the
 * busier the node, the more acts share a round trip.
 *
 * <p>Each case still moves on its own condition. When a statement for many fails, for whatever reason,
 * each of them is written again by itself and gets its own answer.
 */
@Component
class JointMoves implements DisposableBean {

    /** While one waits for the disk, the other gathers. */
    private static final int WRITERS = 2;

    private static final int MOST = 64;

    private static final Duration LONGEST_END = Duration.ofSeconds(10);
    private static final Waiting STOP = new Waiting(Optional.empty(), new CompletableFuture<>());

    private final CaseFiles files;
    private final ManyMoves many;
    private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
    private final List<Thread> writers = new ArrayList<>();

    JointMoves(CaseFiles files, ManyMoves many) {
        this.files = files;
        this.many = many;
        for (int i = 0; i < WRITERS; i++) {
            writers.add(Thread.ofVirtual().name("writer-", i).start(this::write));
        }
    }

    private record Waiting(Optional<ManyMoves.Move> wanted, CompletableFuture<Boolean> written) {

        ManyMoves.Move move() {
            return wanted.orElseThrow();
        }
    }

    /**
     * Writes an act; false when the case was not as it was read any more. Inside a transaction it is
     * written there, by itself.
     */
    boolean move(ManyMoves.Move move) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return files.move(move);
        }
        var waiting = new Waiting(Optional.of(move), new CompletableFuture<>());
        queue.add(waiting);
        try {
            return waiting.written().join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    private void write() {
        var gathered = new ArrayList<Waiting>();
        try {
            for (var first = queue.take(); first != STOP; first = queue.take()) {
                gathered.add(first);
                queue.drainTo(gathered, MOST - 1);
                if (gathered.remove(STOP)) {
                    queue.add(STOP);
                }
                write(gathered);
                gathered.clear();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            // whatever ends a writer, nobody waits for ever
            gathered.forEach(waiting -> waiting.written().cancel(false));
        }
    }

    private void write(List<Waiting> gathered) {
        var together = new ArrayList<Waiting>();
        var alone = new ArrayList<Waiting>();
        var cases = new HashSet<Long>();
        for (var waiting : gathered) {
            // the second of two on the same case has to find what the first made of it
            (cases.add(waiting.move().file().id()) ? together : alone).add(waiting);
        }
        if (together.size() == 1 || !writtenTogether(together)) {
            alone.addAll(0, together);
        }
        alone.forEach(this::writeAlone);
    }

    private boolean writtenTogether(List<Waiting> together) {
        try {
            var moved = many.write(together.stream().map(Waiting::move).toList());
            together.forEach(waiting ->
                    waiting.written().complete(moved.contains(waiting.move().file().id())));
            return true;
        } catch (RuntimeException oneOfThem) {
            return false;
        }
    }

    private void writeAlone(Waiting waiting) {
        try {
            waiting.written().complete(files.move(waiting.move()));
        } catch (RuntimeException failed) {
            waiting.written().completeExceptionally(failed);
        }
    }

    /** What is waiting is still written. */
    @Override
    public void destroy() throws InterruptedException {
        writers.forEach(_ -> queue.add(STOP));
        for (var writer : writers) {
            writer.join(LONGEST_END);
        }
    }
}
