package org.jieban.groupmatter;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Places cases that wait, some every two seconds, so that a flood of them holds up nobody: a case
 * costs a millisecond or two. One node at a time places.
 */
@Component
class MatterRounds {

    private static final int AT_ONCE = 100;

    private final MatterRows rows;
    private final MatterMemory memory;
    private final TransactionTemplate transaction;

    MatterRounds(MatterRows rows, MatterMemory memory, TransactionTemplate transaction) {
        this.rows = rows;
        this.memory = memory;
        this.transaction = transaction;
    }

    @Scheduled(initialDelay = 20, fixedDelay = 2, timeUnit = TimeUnit.SECONDS)
    void placeSome() {
        place(AT_ONCE);
    }

    /** Places the oldest of those that wait. Returns how many; 0 also while another node places. */
    int place(int atMost) {
        if (rows.waiting(1).isEmpty()) {
            return 0;
        }
        try {
            var placed =
                    transaction.execute(_ -> rows.myTurn() ? placeAll(rows.waiting(atMost)) : 0);
            return placed == null ? 0 : placed;
        } catch (RuntimeException failed) {
            memory.distrust();
            throw failed;
        }
    }

    private int placeAll(List<MatterRows.Placed> waiting) {
        memory.catchUp();
        var hand = rows.byHand(waiting.stream().map(MatterRows.Placed::caseId).toList());
        var touched = new HashSet<Long>();
        for (var row : waiting) {
            Long with = hand.get(row.caseId());
            if (with == null) {
                placeByLikeness(row, touched);
            } else {
                // [impl->rule~group-matter.hand~1]
                long matter = with == row.caseId() ? with : rows.matterOf(with).orElse(with);
                memory.placeByHand(row, matter);
                rows.place(List.of(row.caseId()), matter);
                touched.add(matter);
            }
        }
        count(touched);
        return waiting.size();
    }

    private void placeByLikeness(MatterRows.Placed row, Set<Long> touched) {
        var group = memory.place(row);
        rows.place(List.of(row.caseId()), group.number());
        touched.add(group.number());
        if (group.size() == 1) {
            return;
        }
        // two groups may have become one
        for (long gone : rows.othersOf(group.tellings(), group.number())) {
            rows.moveAll(gone, group.number());
            touched.add(gone);
        }
    }

    /** Counts matters and names them anew. */
    void count(Set<Long> touched) {
        var names = new TreeMap<Long, MatterRows.Named>();
        for (long matter : touched) {
            memory.name(matter)
                    .ifPresent(name -> names.put(matter, new MatterRows.Named(matter, name)));
        }
        rows.count(touched, names.values());
    }
}
