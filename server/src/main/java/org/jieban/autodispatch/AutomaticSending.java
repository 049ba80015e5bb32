package org.jieban.autodispatch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jieban.casefile.Act;
import org.jieban.casefile.ActOutcome;
import org.jieban.casefile.CaseActor;
import org.jieban.casefile.CaseEvent;
import org.jieban.casefile.CaseFile;
import org.jieban.casefile.CaseState;
import org.jieban.casefile.Casework;
import org.jieban.casefile.SeenCase;
import org.jieban.catalogue.Categories;
import org.jieban.catalogue.Category;
import org.jieban.catalogue.Decision;
import org.jieban.catalogue.Urgency;
import org.jieban.dispatch.Dispatching;
import org.jieban.organisation.UnitId;
import org.jieban.shared.IdempotencyKey;
import org.jieban.understanding.CategoryByModel;
import org.jieban.understanding.CategoryByModel.Sorted;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Looks at a new case and dispatches it, where that is allowed. The act, the note of it and the end of
 * the waiting are one transaction under one key: what dies in between leaves all as it was, and the next
 * look, on any node, does it once.
 */
@Service
class AutomaticSending {

    static final CaseActor ACTOR = CaseActor.system("自动派单");

    private static final Logger log = LoggerFactory.getLogger(AutomaticSending.class);
    // comparing with others takes seconds
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Casework casework;
    private final CategoryByModel model;
    private final Categories categories;
    private final Dispatching dispatching;
    private final Surroundings surroundings;
    private final Permits permits;
    private final Looks looks;
    private final Clock clock;

    AutomaticSending(
            Casework casework,
            CategoryByModel model,
            Categories categories,
            Dispatching dispatching,
            Surroundings surroundings,
            Permits permits,
            Looks looks,
            Clock clock) {
        this.casework = casework;
        this.model = model;
        this.categories = categories;
        this.dispatching = dispatching;
        this.surroundings = surroundings;
        this.permits = permits;
        this.looks = looks;
        this.clock = clock;
    }

    /** Somebody switched it off, or raised the threshold, at this very moment. */
    private static final class NoMore extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoMore() {
            super("automatic dispatch is not allowed any more", null, false, false);
        }
    }

    /** Looks at a case that waits; whether it was dispatched. */
    boolean look(Looks.Waiting waiting) {
        var seen = casework.numberOf(waiting.caseId()).flatMap(casework::seeAsCitizen);
        if (seen.isEmpty() || !waitsForPeople(seen.get().file())) {
            looks.doneWith(waiting.caseId());
            return false;
        }
        var now = clock.instant();
        var found = find(seen.get(), now);
        boolean later = now.isBefore(waiting.since().plus(PATIENCE));
        if (found.objection() == Objection.NOT_COMPARED && later) {
            return false;
        }
        var sorted = found.sorted();
        var threshold =
                sorted == null ? OptionalDouble.empty() : permits.inForce(sorted.category());
        if (sorted != null
                && found.objection() == null
                && threshold.isPresent()
                && sorted.confidence() >= threshold.getAsDouble()) {
            return send(seen.get().file(), found, sorted, threshold.getAsDouble(), now);
        }
        looks.keep(look(waiting.caseId(), found, threshold, now, null));
        looks.doneWith(waiting.caseId());
        return false;
    }

    private static boolean waitsForPeople(CaseFile file) {
        return file.state() == CaseState.SUBMITTED || file.state() == CaseState.ACCEPTED;
    }

    /**
     * What is to be said of a case.
     *
     * @param objection null where only confidence and switch decide
     */
    record Found(
            @Nullable Sorted sorted,
            Urgency urgency,
            @Nullable UnitId unit,
            @Nullable Objection objection) {}

    Found find(SeenCase seen, Instant at) {
        var file = seen.file();
        var said = file.opening();
        var sorted = model.of(said.title(), said.words());
        var usual =
                sorted.flatMap(one -> categories.find(one.category()))
                        .map(Category::urgency)
                        .orElse(file.urgency());
        var urgency = Doubts.pressing(file.urgency(), usual);
        var unit = sorted.flatMap(one -> unit(one.category(), file.area(), urgency, at));
        return new Found(
                sorted.orElse(null),
                urgency,
                unit.orElse(null),
                objection(seen, sorted, urgency, unit).orElse(null));
    }

    // [impl->rule~autodispatch.left-to-people~1]
    private Optional<Objection> objection(
            SeenCase seen, Optional<Sorted> sorted, Urgency urgency, Optional<UnitId> unit) {
        var file = seen.file();
        if (urgency == Urgency.DANGER || surroundings.tellsOfDanger(file)) {
            return Optional.of(Objection.DANGER);
        }
        if (Doubts.reports(file) || sorted.map(Sorted::report).orElse(false)) {
            return Optional.of(Objection.REPORT);
        }
        if (file.opening().secret() || sorted.map(this::isSensitive).orElse(false)) {
            return Optional.of(Objection.SECRET);
        }
        if (Doubts.touched(seen.history())) {
            return Optional.of(Objection.TOUCHED);
        }
        if (sorted.isEmpty()) {
            return Optional.of(Objection.NO_MODEL);
        }
        var category = sorted.get().category();
        if (Doubts.saysOtherwise(file.category(), path(category))) {
            return Optional.of(Objection.SAID_OTHERWISE);
        }
        if (unit.isEmpty()) {
            return Optional.of(Objection.UNIT_UNCLEAR);
        }
        return surroundings.objection(file, category);
    }

    private boolean isSensitive(Sorted sorted) {
        return categories.find(sorted.category()).map(Category::sensitive).orElse(false);
    }

    private List<String> path(String category) {
        return categories.path(category).stream().map(Category::code).toList();
    }

    /** Only where the catalogue is clear: a backstop is for people to better. */
    Optional<UnitId> unit(String category, @Nullable UnitId area, Urgency urgency, Instant at) {
        return area != null
                        && dispatching.decision(category, area, urgency, at)
                                instanceof Decision.Direct direct
                ? Optional.of(direct.unit())
                : Optional.empty();
    }

    // [impl->rule~autodispatch.once~1]
    private boolean send(CaseFile file, Found found, Sorted sorted, double threshold, Instant now) {
        var direction =
                dispatching
                        .byCatalogue(sorted.category(), file.area(), found.urgency(), now)
                        .orElseThrow();
        var why =
                new CaseEvent.SortedByItself(
                        sorted.category(),
                        found.urgency(),
                        sorted.confidence(),
                        threshold,
                        sorted.words(),
                        sorted.model());
        var note = look(file.id(), found, OptionalDouble.of(threshold), now, now);
        ActOutcome outcome;
        try {
            outcome =
                    casework.perform(
                            file.number(),
                            file.version(),
                            new Act.DispatchByItself(why, direction),
                            ACTOR,
                            new IdempotencyKey("auto-dispatch-" + file.id()),
                            now,
                            id -> noteWhileAllowed(note, sorted));
        } catch (NoMore off) {
            return false;
        }
        return switch (outcome) {
            case ActOutcome.Done done -> {
                looks.doneWith(file.id());
                log.info("Case {} dispatched by itself", done.receipt().number().value());
                yield true;
            }
            // somebody was faster: it is looked at again as it is then
            case ActOutcome.Stale _ -> false;
            case ActOutcome.Refused refused -> {
                log.info("Case {} left to people: {}", file.number().value(), refused.reason());
                looks.keep(look(file.id(), left(found), OptionalDouble.empty(), now, null));
                looks.doneWith(file.id());
                yield false;
            }
        };
    }

    private static Found left(Found found) {
        return new Found(found.sorted(), found.urgency(), found.unit(), Objection.UNIT_UNCLEAR);
    }

    // [impl->rule~autodispatch.kill-switch~1]
    private void noteWhileAllowed(Looks.Look note, Sorted sorted) {
        permits.holdForDispatch();
        var allowed = permits.inForce(sorted.category());
        if (allowed.isEmpty() || sorted.confidence() < allowed.getAsDouble()) {
            throw new NoMore();
        }
        looks.keep(note);
        looks.doneWith(note.caseId());
    }

    private static Looks.Look look(
            long caseId,
            Found found,
            OptionalDouble threshold,
            Instant at,
            @Nullable Instant sentAt) {
        var sorted = found.sorted();
        var unit = found.unit();
        return new Looks.Look(
                caseId,
                at,
                sorted == null ? null : sorted.category(),
                sorted == null ? null : sorted.confidence(),
                sorted == null ? null : sorted.model(),
                sorted == null ? List.of() : sorted.words(),
                unit == null ? null : unit.value(),
                threshold.isPresent() ? threshold.getAsDouble() : null,
                found.objection(),
                sentAt);
    }
}
