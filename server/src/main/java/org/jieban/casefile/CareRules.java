package org.jieban.casefile;

import java.util.Optional;

/** The rules of meetings, acceptance on site, conferences and the panel. Pure. */
final class CareRules {

    private final Occasion now;

    CareRules(Occasion now) {
        this.now = now;
    }

    /** Why an act of this kind is not open to this actor now, whatever it would say. */
    Optional<Refusal> objection(ActKind act) {
        return Optional.of(Refusal.WRONG_STATE).filter(ignored -> act != null && now != null);
    }

    Decision decide(CareAct act) {
        return Decision.refuse(objection(act.kind()).orElseThrow());
    }
}
