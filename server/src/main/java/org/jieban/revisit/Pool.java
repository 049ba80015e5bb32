package org.jieban.revisit;

import java.util.List;
import org.jieban.catalogue.CaseKind;
import org.jieban.catalogue.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * A pool (回访池): which cases belong to it, and who asks about them. An empty list is no condition.
 *
 * @param id null before it is kept
 * @param version grows with every change; 0 before it is kept
 * @param fromRound from which round on
 * @param areas units; what lies below them counts
 * @param languages in which citizens want to be called
 * @param agents revisit agents, by their ids
 */
record Pool(
        @Nullable Long id,
        int version,
        String name,
        List<CaseKind> kinds,
        List<Urgency> urgencies,
        int fromRound,
        List<Long> areas,
        List<String> languages,
        List<Long> agents) {

    Pool {
        kinds = List.copyOf(kinds);
        urgencies = List.copyOf(urgencies);
        areas = List.copyOf(areas);
        languages = List.copyOf(languages);
        agents = List.copyOf(agents);
    }
}
