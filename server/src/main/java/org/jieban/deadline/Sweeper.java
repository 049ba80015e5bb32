package org.jieban.deadline;

import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.jieban.casefile.ActOutcome;
import org.jieban.casefile.CaseActor;
import org.jieban.casefile.Casework;
import org.jieban.shared.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Ends what ends by itself: waiting for the citizen, parking. Any number of nodes sweep at once. */
@Component
@Profile("!tool")
class Sweeper {

    private static final Logger log = LoggerFactory.getLogger(Sweeper.class);
    private static final CaseActor SYSTEM = CaseActor.system("deadline");
    private static final int AT_ONCE = 100;

    private final Endings endings;
    private final Casework casework;
    private final CalendarChanges changes;
    private final Clock clock;

    Sweeper(Endings endings, Casework casework, CalendarChanges changes, Clock clock) {
        this.endings = endings;
        this.casework = casework;
        this.changes = changes;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 3, fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
    void sweep() {
        int ended = sweepOnce();
        if (ended > 0) {
            log.info("{} waitings and parkings ended by themselves", ended);
        }
        changes.settle();
    }

    /** Ends all whose moment has come; how many. */
    int sweepOnce() {
        int ended = 0;
        while (true) {
            var due = endings.take(clock.instant(), AT_ONCE);
            for (var ending : due) {
                ended += end(ending) ? 1 : 0;
            }
            if (due.size() < AT_ONCE) {
                return ended;
            }
        }
    }

    /** What cannot end any more ended otherwise; what somebody moved just now is tried again. */
    private boolean end(Ending ending) {
        var number = casework.numberOf(ending.caseId());
        if (number.isEmpty()) {
            endings.done(ending);
            return false;
        }
        try {
            var outcome =
                    casework.perform(
                            number.get(),
                            null,
                            ending.act(),
                            SYSTEM,
                            ending.key(),
                            clock.instant());
            if (!(outcome instanceof ActOutcome.Stale)) {
                endings.done(ending);
            }
            return outcome instanceof ActOutcome.Done;
        } catch (ProblemException refused) {
            log.warn("{} of case {} did not end", ending.kind(), number.get().value(), refused);
            return false;
        }
    }
}
