package org.jieban.catalogue;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * This node's copy of something that is read on every act and changed once a month. Asks the
 * database for the revision at most once a second. The transaction that changes it sees its changes
 * at once, and nobody else sees them before they are committed.
 */
final class NodeCopy<T> {

    private static final long LOOK_AGAIN = Duration.ofSeconds(1).toNanos();

    private record Seen<T>(T value, long revision, long checkedAt) {}

    private final LongSupplier revision;
    private final Supplier<T> load;
    private volatile @Nullable Seen<T> shared;

    NodeCopy(LongSupplier revision, Supplier<T> load) {
        this.revision = revision;
        this.load = load;
    }

    T current() {
        if (TransactionSynchronizationManager.hasResource(this)) {
            return load.get();
        }
        var seen = shared;
        return seen != null && System.nanoTime() - seen.checkedAt < LOOK_AGAIN
                ? seen.value
                : lookAgain();
    }

    private synchronized T lookAgain() {
        var seen = shared;
        var now = System.nanoTime();
        if (seen != null && now - seen.checkedAt < LOOK_AGAIN) {
            return seen.value;
        }
        var latest = revision.getAsLong();
        var value = seen != null && seen.revision == latest ? seen.value : load.get();
        shared = new Seen<>(value, latest, now);
        return value;
    }

    /** After rows were written; from here on this transaction reads them instead of the copy. */
    void changed() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()
                || TransactionSynchronizationManager.hasResource(this)) {
            return;
        }
        TransactionSynchronizationManager.bindResource(this, Boolean.TRUE);
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void suspend() {
                        TransactionSynchronizationManager.unbindResource(NodeCopy.this);
                    }

                    @Override
                    public void resume() {
                        TransactionSynchronizationManager.bindResource(NodeCopy.this, Boolean.TRUE);
                    }

                    @Override
                    public void afterCompletion(int status) {
                        TransactionSynchronizationManager.unbindResourceIfPossible(NodeCopy.this);
                        shared = null;
                    }
                });
    }
}
