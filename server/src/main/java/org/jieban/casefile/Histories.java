package org.jieban.casefile;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Histories this node read or wrote lately, so that the next act on a case need not read it again.
 *
 * <p>Facts never change, so what is remembered is true; it may only be short of the newest. Whoever
 * acts on it writes on condition that version and hash of the case are still those it ends with, and
 * reads the case when anything but success comes of it. So nodes need not tell one another anything.
 */
@Component
class Histories {

    private static final Duration KEPT = Duration.ofMinutes(10);

    /** A fact beside its text. */
    private static final int FACT_WEIGHS = 400;

    private static final int PART_OF_MEMORY = 32;

    private final Cache<CaseNumber, History> cache =
            Caffeine.newBuilder()
                    .maximumWeight(Runtime.getRuntime().maxMemory() / PART_OF_MEMORY)
                    .weigher(Histories::weight)
                    .expireAfterWrite(KEPT)
                    .build();

    Optional<History> of(CaseNumber number) {
        return Optional.ofNullable(cache.getIfPresent(number));
    }

    /** Keeps a history; not inside a transaction, whose facts may still be taken back. */
    void remember(CaseNumber number, History history) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            cache.put(number, history.asRemembered());
        }
    }

    void forget(CaseNumber number) {
        cache.invalidate(number);
    }

    private static int weight(CaseNumber number, History history) {
        return history.facts().stream()
                .mapToInt(fact -> FACT_WEIGHS + 2 * fact.event().payload().length())
                .sum();
    }
}
