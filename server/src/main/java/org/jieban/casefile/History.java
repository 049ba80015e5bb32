package org.jieban.casefile;

import java.util.ArrayList;
import java.util.List;
import org.jieban.shared.IdempotencyKey;

/**
 * All facts of a case up to some version, as they are stored and as they are read.
 *
 * @param remembered whether this node knew them from before: the case may have moved on since, on
 *     another node or this one
 */
record History(List<ChainedEvent> facts, List<RecordedEvent> decoded, boolean remembered) {

    static History of(List<ChainedEvent> facts) {
        return new History(facts, ChainedEvent.decoded(facts), false);
    }

    History and(List<ChainedEvent> more) {
        var stored = new ArrayList<>(facts);
        stored.addAll(more);
        var read = new ArrayList<>(decoded);
        read.addAll(ChainedEvent.decoded(more));
        return new History(stored, read, remembered);
    }

    History asRemembered() {
        return new History(facts, decoded, true);
    }

    boolean isEmpty() {
        return facts.isEmpty();
    }

    ChainedEvent last() {
        return facts.getLast();
    }

    /**
     * Whether somebody who saw the case at this version would decide on something else than it is by
     * now. A rung that tells people changes nothing that an act rests upon.
     */
    // [impl->rule~case.stale~1]
    boolean overtakes(int seen) {
        return seen > decoded.size()
                || decoded.stream()
                        .skip(seen)
                        .anyMatch(fact -> !(fact.event() instanceof TimeFact.RungReached));
    }

    boolean knows(IdempotencyKey key) {
        return facts.stream().anyMatch(fact -> key.value().equals(fact.event().actKey()));
    }
}
