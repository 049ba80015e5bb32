package org.jieban.surge;

import org.jieban.identity.Actor;
import org.springframework.stereotype.Service;

/** Closes alarms because somebody dealt with them elsewhere. */
@Service
public class SurgesByHand {

    private final Surges surges;

    SurgesByHand(Surges surges) {
        this.surges = surges;
    }

    /**
     * Somebody opened a known incident (已知事件) out of a surge: noted, and the alarm ends.
     *
     * @param incident number and name, for whoever reads the surge's page
     * @throws org.jieban.shared.ProblemException {@code shared/not-found} where the actor does not see
     *     the surge
     */
    public void becameIncident(Actor actor, long surge, String incident) {
        surges.incident(actor, surge, incident);
    }
}
