package org.jieban.whistle;

import java.util.LinkedHashSet;
import java.util.List;
import org.jieban.casefile.Casework;
import org.jieban.casefile.Follower;
import org.jieban.casefile.StreamedEvent;
import org.jieban.casefile.WhistleFact;
import org.springframework.stereotype.Component;

/**
 * Keeps whistles as lists and figures read them. What a case says now is written whole, so that clocks
 * that stood still or moved need no arithmetic of their own.
 */
@Component
class WhistleFollower implements Follower {

    static final String NAME = "whistle";

    private final Casework casework;
    private final WhistleRows rows;

    WhistleFollower(Casework casework, WhistleRows rows) {
        this.casework = casework;
        this.rows = rows;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public void reset() {
        rows.forget();
    }

    @Override
    public void follow(List<StreamedEvent> events) {
        var cases = new LinkedHashSet<Long>();
        for (var streamed : events) {
            if (streamed.event().event() instanceof WhistleFact) {
                cases.add(streamed.event().caseId());
            }
        }
        var moved = events.stream().mapToLong(one -> one.event().caseId()).distinct().toArray();
        cases.addAll(rows.goingOnAmong(moved));
        for (long id : cases) {
            casework.numberOf(id).flatMap(casework::find).ifPresent(rows::write);
        }
    }
}
