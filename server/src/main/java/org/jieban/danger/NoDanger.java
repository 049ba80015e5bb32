package org.jieban.danger;

import java.time.Clock;
import org.jieban.identity.Actor;
import org.springframework.stereotype.Service;

/** Somebody looked and says that nobody is in danger (没有险情); the first to say so is on record. */
@Service
public class NoDanger {

    private final Findings findings;
    private final Clock clock;

    NoDanger(Findings findings, Clock clock) {
        this.findings = findings;
        this.clock = clock;
    }

    /** Records it within the caller's transaction. */
    // [impl->rule~danger.none~1]
    public void say(long caseId, Actor actor) {
        findings.none(caseId, actor.person().value(), clock.instant());
    }
}
