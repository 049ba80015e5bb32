package org.jieban.organisation;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * This node's copy of the tree. Asks the database for its version about once a second; a transaction
 * that changes the tree sees its own changes at once and nobody else sees them early.
 *
 * <p>Nobody waits for somebody else's look at the database: those who ask hold connections of their
 * own, and waiting for one who waits for a connection would stop the whole node.
 */
@Component
class UnitTrees {

    private static final long LOOK_AGAIN = Duration.ofSeconds(1).toNanos();

    private final UnitRepository repository;
    private final ReentrantLock looking = new ReentrantLock();
    private final AtomicLong changesHere = new AtomicLong();
    private volatile @Nullable Seen shared;

    UnitTrees(UnitRepository repository) {
        this.repository = repository;
    }

    UnitTree current() {
        if (TransactionSynchronizationManager.getResource(this) instanceof InChange inChange) {
            return inChange.tree();
        }
        var seen = shared;
        if (seen == null) {
            return look(null);
        }
        if (System.nanoTime() - seen.checkedAt < LOOK_AGAIN || !looking.tryLock()) {
            return seen.tree;
        }
        try {
            return look(seen.tree);
        } finally {
            looking.unlock();
        }
    }

    private UnitTree look(@Nullable UnitTree known) {
        var changesBefore = changesHere.get();
        var now = System.nanoTime();
        var version = repository.version();
        var tree =
                known != null && known.version() == version
                        ? known
                        : new UnitTree(version, repository.all());
        if (changesHere.get() == changesBefore) {
            shared = new Seen(tree, now);
        }
        return tree;
    }

    /** Locks the tree for this transaction and lets it see what it changes from here on. */
    UnitTree beginChange() {
        repository.lockTree();
        if (TransactionSynchronizationManager.getResource(this) instanceof InChange inChange) {
            return inChange.tree();
        }
        var inChange = new InChange();
        TransactionSynchronizationManager.bindResource(this, inChange);
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void suspend() {
                        TransactionSynchronizationManager.unbindResource(UnitTrees.this);
                    }

                    @Override
                    public void resume() {
                        TransactionSynchronizationManager.bindResource(UnitTrees.this, inChange);
                    }

                    @Override
                    public void afterCompletion(int status) {
                        TransactionSynchronizationManager.unbindResourceIfPossible(UnitTrees.this);
                        changesHere.incrementAndGet();
                        shared = null;
                    }
                });
        return inChange.tree();
    }

    /** After rows were written in this transaction. */
    void changed() {
        if (TransactionSynchronizationManager.getResource(this) instanceof InChange inChange) {
            inChange.tree = null;
        }
    }

    private record Seen(UnitTree tree, long checkedAt) {}

    private final class InChange {
        private @Nullable UnitTree tree;

        UnitTree tree() {
            var known = tree;
            if (known == null) {
                known = new UnitTree(repository.version(), repository.all());
                tree = known;
            }
            return known;
        }
    }
}
