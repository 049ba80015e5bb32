package org.jieban.incident;

import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jieban.casefile.ActingOnMany;
import org.jieban.casefile.CaseActor;
import org.jieban.casefile.IncidentAct;
import org.jieban.incident.LinkedCases.Unsettled;
import org.jieban.shared.IdempotencyKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets the cases of incidents that are over hear of it, a hundred at a time, on any node: the facts and
 * the note that a case has heard are written in one transaction, so that whatever dies, nobody hears
 * twice and nobody is left out. Also notes which incidents have outlived their expected end.
 */
@Component
class IncidentRounds {

    private static final Logger log = LoggerFactory.getLogger(IncidentRounds.class);
    private static final int AT_ONCE = 100;
    private static final CaseActor ACTOR = CaseActor.system("incident");

    private final Incidents incidents;
    private final LinkedCases cases;
    private final ActingOnMany acting;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    IncidentRounds(
            Incidents incidents,
            LinkedCases cases,
            ActingOnMany acting,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.incidents = incidents;
        this.cases = cases;
        this.acting = acting;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 15, fixedDelay = 3, timeUnit = TimeUnit.SECONDS)
    void look() {
        int settled = settleAll();
        if (settled > 0) {
            log.info("{} cases have heard of the end of their incident", settled);
        }
        remind();
    }

    /** Settles what is there; how many cases. */
    int settleAll() {
        int all = 0;
        int some;
        do {
            some = settle();
            all += some;
        } while (some == AT_ONCE);
        return all;
    }

    /** Settles one batch; cases that others keep moving are left for the next look. */
    // [impl->rule~incident.told-once~1]
    int settle() {
        var settled =
                transaction.execute(_ -> {
                    var batch = cases.toSettle(AT_ONCE);
                    if (batch.isEmpty()) {
                        return 0;
                    }
                    var byCase = new HashMap<Long, Unsettled>();
                    batch.forEach(one -> byCase.put(one.caseId(), one));
                    var now = clock.instant();
                    var outcome = acting.act(byCase.keySet(), script(byCase), ACTOR, now);
                    Set<Long> done = new HashSet<>(outcome.moved());
                    done.addAll(outcome.left());
                    cases.settled(done, now);
                    return done.size();
                });
        return settled == null ? 0 : settled;
    }

    private static ActingOnMany.Script script(HashMap<Long, Unsettled> byCase) {
        return glance -> {
            var one = byCase.get(glance.file().id());
            if (one == null) {
                return Optional.empty();
            }
            var act = new IncidentAct.Conclude(one.closing(), one.told(), one.drawn());
            return glance.refusal(act).isPresent()
                    ? Optional.empty()
                    : Optional.of(new ActingOnMany.Step(act, key(one)));
        };
    }

    private static IdempotencyKey key(Unsettled one) {
        return new IdempotencyKey("incident-end-%d-%d".formatted(one.incident(), one.caseId()));
    }

    /** Says once for each expected end that it has passed, and tells who opened it; how many. */
    // [impl->rule~incident.nothing-hangs~1]
    int remind() {
        var reminded =
                transaction.execute(_ -> {
                    var now = clock.instant();
                    var late = incidents.late(now);
                    for (var one : late) {
                        incidents.say(one.id(), "OVERDUE", "", null, "", now);
                        events.publishEvent(
                                new IncidentOverdue(
                                        one.id(),
                                        one.number(),
                                        one.name(),
                                        one.openedUnit(),
                                        one.expectedEnd()));
                    }
                    return late.size();
                });
        if (reminded != null && reminded > 0) {
            log.info("{} incidents have outlived their expected end", reminded);
        }
        return reminded == null ? 0 : reminded;
    }
}
