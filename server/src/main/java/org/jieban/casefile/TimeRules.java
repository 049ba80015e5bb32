package org.jieban.casefile;

import java.util.Optional;

/** The rules of extensions, waiting, parking, supervision and ladders. Pure. */
final class TimeRules {

    private final Occasion now;

    TimeRules(Occasion now) {
        this.now = now;
    }

    /** Why an act of this kind is not open to this actor now, whatever it would say. */
    Optional<Refusal> objection(ActKind act) {
        if (act == ActKind.RUNG) {
            return Optional.empty();
        }
        return Optional.of(Refusal.WRONG_STATE).filter(ignored -> act != null && now != null);
    }

    Decision decide(TimeAct act) {
        if (act instanceof TimeAct.ReachRung reach) {
            return reach(reach.rung());
        }
        return Decision.refuse(objection(act.kind()).orElseThrow());
    }

    // [impl->rule~ladder.once~1]
    private Decision reach(TimeFact.RungReached rung) {
        return now.file().deferrals().reached(rung)
                ? Decision.refuse(Refusal.RUNG_REACHED)
                : Decision.of(rung);
    }
}
