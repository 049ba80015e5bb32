package org.jieban.casefile;

import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jieban.calendar.Calendars;
import org.jieban.identity.Actor;
import org.springframework.stereotype.Component;

/** A case as somebody looks at it, with what they could do. */
@Component
class SeeingCases {

    private final CaseFiles files;
    private final Histories histories;
    private final Calendars calendars;
    private final Occasions occasions;
    private final Clock clock;

    SeeingCases(
            CaseFiles files,
            Histories histories,
            Calendars calendars,
            Occasions occasions,
            Clock clock) {
        this.files = files;
        this.histories = histories;
        this.calendars = calendars;
        this.occasions = occasions;
        this.clock = clock;
    }

    /** Nothing when there is no such case in the viewer's scope. */
    Optional<SeenCase> see(CaseNumber number, Actor viewer) {
        var stored = History.of(files.history(number));
        if (stored.isEmpty()) {
            return Optional.empty();
        }
        histories.remember(number, stored);
        var history = stored.decoded();
        var file = CaseFile.replay(history, calendars.current());
        if (!Visibility.of(file, viewer.scope())) {
            return Optional.empty();
        }
        return Optional.of(
                new SeenCase(
                        file,
                        history,
                        possible(file, CaseActor.of(viewer)),
                        Visibility.byWhistleOnly(file, viewer.scope())));
    }

    /** What is possible now, and what is not yet where it is worth saying why. */
    private Map<ActKind, Optional<Refusal>> possible(CaseFile file, CaseActor viewer) {
        var deciding = occasions.deciding(file, viewer, clock.instant());
        var possible = new EnumMap<ActKind, Optional<Refusal>>(ActKind.class);
        for (var act : ActKind.values()) {
            var objection = deciding.objection(act);
            if (objection.map(Refusal::worthSaying).orElse(true)) {
                possible.put(act, objection);
            }
        }
        return possible;
    }

    Optional<SeenCase> seeAsCitizen(CaseNumber number) {
        var history = ChainedEvent.decoded(files.history(number));
        if (history.isEmpty()) {
            return Optional.empty();
        }
        var file = CaseFile.replay(history, calendars.current());
        var possible = possible(file, CaseActor.citizen());
        possible.values().removeIf(Optional::isPresent);
        return Optional.of(new SeenCase(file, history, possible, false));
    }

    Optional<CaseFile> find(CaseNumber number) {
        var history = files.history(number);
        return history.isEmpty()
                ? Optional.empty()
                : Optional.of(CaseFile.replay(ChainedEvent.decoded(history), calendars.current()));
    }
}
