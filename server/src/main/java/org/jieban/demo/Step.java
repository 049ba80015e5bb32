package org.jieban.demo;

import java.time.Instant;
import org.jieban.casefile.Act;
import org.jieban.casefile.CaseActor;
import org.jieban.casefile.PastLife.PastAct;
import org.jieban.demo.Roster.Member;
import org.jspecify.annotations.Nullable;

/**
 * What somebody will do with a case next.
 *
 * @param who the person, or null for the citizen
 */
record Step(Instant at, @Nullable Member who, Act act) {

    PastAct past() {
        return new PastAct(at, who == null ? CaseActor.citizen() : who.actor(), act);
    }
}
