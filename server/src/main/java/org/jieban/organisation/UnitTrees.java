package org.jieban.organisation;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * This node's copy of the tree. Asks the database for its version at most once a second; a
 * transaction that changes the tree sees its own changes at once and nobody else sees them early.
 */
@Component
class UnitTrees {

    private static final long LOOK_AGAIN = Duration.ofSeconds(1).toNanos();

    private final UnitRepository repository;
    private volatile @Nullable Seen shared;

    UnitTrees(UnitRepository repository) {
        this.repository = repository;
    }

    UnitTree current() {
        if (TransactionSynchronizationManager.getResource(this) instanceof InChange inChange) {
            return inChange.tree();
        }
        var seen = shared;
        return seen != null && System.nanoTime() - seen.checkedAt < LOOK_AGAIN
                ? seen.tree
                : lookAgain();
    }

    private synchronized UnitTree lookAgain() {
        var seen = shared;
        if (seen != null && System.nanoTime() - seen.checkedAt < LOOK_AGAIN) {
            return seen.tree;
        }
        var now = System.nanoTime();
        var version = repository.version();
        var tree =
                seen != null && seen.tree.version() == version
                        ? seen.tree
                        : new UnitTree(version, repository.all());
        shared = new Seen(tree, now);
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
