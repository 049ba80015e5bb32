package org.jieban.ladder;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jieban.casefile.CaseClock;
import org.jieban.casefile.CaseEvent;
import org.jieban.casefile.CaseState;
import org.jieban.casefile.Follower;
import org.jieban.casefile.RecordedEvent;
import org.jieban.casefile.StreamedEvent;
import org.jieban.casefile.TimeFact;
import org.springframework.stereotype.Component;

/** Arms and disarms cases as their facts come in. */
@Component
class LadderFollower implements Follower {

    static final String NAME = "ladder";

    private final Arming arming;
    private final ArmedRungs armed;

    LadderFollower(Arming arming, ArmedRungs armed) {
        this.arming = arming;
        this.armed = armed;
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
        armed.forget();
    }

    // [impl->rule~ladder.armed-by-facts~1]
    @Override
    public void follow(List<StreamedEvent> events) {
        var climbing = arming.climbing();
        var kinds = EnumSet.noneOf(CaseClock.Kind.class);
        climbing.ladders().forEach(ladder -> kinds.add(ladder.clock()));
        var live = new HashSet<Long>();
        var over = new HashSet<Long>();
        for (var streamed : events) {
            var fact = streamed.event();
            if (isOver(fact.state())) {
                over.add(fact.caseId());
                live.remove(fact.caseId());
            } else if (mayChange(fact, kinds)) {
                live.add(fact.caseId());
                over.remove(fact.caseId());
            }
        }
        if (!over.isEmpty()) {
            armed.replace(over, List.of());
        }
        if (!live.isEmpty()) {
            arming.arm(live, climbing);
        }
    }

    private static boolean isOver(CaseState state) {
        return switch (state) {
            case REVISITING, CLOSED, ARCHIVED, ANSWERED, GUIDED, LINKED, VOIDED -> true;
            case SUBMITTED, ACCEPTED, DISPATCHED, HANDLING, PARKED, REPLIED -> false;
        };
    }

    /** Whether a fact can start, stop or move a clock on which a ladder stands, or a condition. */
    private static boolean mayChange(RecordedEvent fact, Set<CaseClock.Kind> kinds) {
        return switch (fact.event()) {
            case CaseEvent.Submitted _ -> kinds.contains(CaseClock.Kind.ACCEPT);
            case CaseEvent.Accepted _ ->
                    kinds.contains(CaseClock.Kind.ACCEPT)
                            || kinds.contains(CaseClock.Kind.DISPATCH);
            case CaseEvent.Signed _ -> kinds.contains(CaseClock.Kind.SIGN);
            case CaseEvent.Contacted _, CaseEvent.Met _ ->
                    kinds.contains(CaseClock.Kind.CONTACT)
                            || kinds.contains(CaseClock.Kind.PROGRESS);
            case CaseEvent.Noted _ -> kinds.contains(CaseClock.Kind.PROGRESS);
            // whoever reached it has disarmed it
            case TimeFact.RungReached _ -> false;
            case CaseEvent.Urged _, CaseEvent.Supplemented _, CaseEvent.MeetingWished _ -> false;
            case CaseEvent.RevisitChosen _ -> false;
            default -> !kinds.isEmpty();
        };
    }
}
