package org.jieban.groupmatter;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A matter that was told once or often, with its place among all.
 *
 * @param rank 1 for the hottest; no two share a rank
 * @param score how hot, see docs/rules/group-matter.md
 * @param name its place and the words that set it apart
 * @param places names of places that many of its tellings have in common; may be empty
 * @param first when it was told first, or null when no moment is known
 * @param last when it was told last, or null likewise
 * @param people different tellers
 * @param likes of all its tellings
 * @param dislikes of all its tellings
 * @param tellings in their order of time
 */
public record HotMatter(
        int rank,
        double score,
        String name,
        List<String> places,
        @Nullable Instant first,
        @Nullable Instant last,
        int people,
        long likes,
        long dislikes,
        List<Telling> tellings) {}
