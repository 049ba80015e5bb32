package org.jieban.groupmatter;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jieban.identity.Actor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts cases together as one matter, because somebody decided so elsewhere. */
@Service
public class MattersByHand {

    private final MatterRows rows;
    private final MatterRounds rounds;
    private final MatterLists lists;
    private final MatterMemory memory;
    private final Clock clock;

    MattersByHand(
            MatterRows rows,
            MatterRounds rounds,
            MatterLists lists,
            MatterMemory memory,
            Clock clock) {
        this.rows = rows;
        this.rounds = rounds;
        this.lists = lists;
        this.memory = memory;
        this.clock = clock;
    }

    /**
     * These cases are one matter, wherever they were placed before. Returns its number.
     *
     * @param cases ids; at least one
     */
    // [impl->rule~group-matter.hand~1]
    @Transactional
    public long together(Actor actor, Collection<Long> cases, String reason) {
        rows.waitForMyTurn();
        var sorted = cases.stream().sorted().toList();
        long first = sorted.getFirst();
        var touched = new java.util.HashSet<Long>();
        sorted.forEach(one -> rows.matterOf(one).ifPresent(touched::add));
        rows.setByHand(sorted, first);
        rows.place(sorted, first);
        touched.add(first);
        memory.distrust();
        memory.catchUp();
        rounds.count(touched);
        lists.decided("MERGE", first, first, List.copyOf(sorted), reason, actor, clock.instant());
        return first;
    }

    /** Whether a matter has a case that somebody may see. */
    public boolean sees(Actor actor, long matter) {
        return !lists.of(Set.of(matter), actor.scope()).isEmpty();
    }
}
