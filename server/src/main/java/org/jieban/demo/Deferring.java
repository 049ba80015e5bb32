package org.jieban.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jieban.casefile.Act;
import org.jieban.casefile.Assignment;
import org.jieban.casefile.CaseClock;
import org.jieban.casefile.CaseFile;
import org.jieban.casefile.TimeAct;
import org.jieban.casefile.TimeFact.ParkingGround;
import org.jieban.identity.Role;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.UnitKind;

/** Of a few cases: more time is asked for, the citizen is waited for, or the case is parked. */
final class Deferring {

    /** What was asked for lately waits for a visitor who decides. */
    private static final Duration LEFT_TO_VISITORS = Duration.ofDays(2);

    private final Player.Stage stage;
    private final Roster roster;
    private final Sentences sentences;

    Deferring(Player.Stage stage, Roster roster, Sentences sentences) {
        this.stage = stage;
        this.roster = roster;
        this.sentences = sentences;
    }

    /** Whether something else has to happen before the unit goes on. */
    static boolean holds(CaseFile file) {
        var time = file.deferrals();
        return time.extensionAsked().isPresent()
                || time.parkingAsked().isPresent()
                || time.waiting().isPresent();
    }

    /** The end of a waiting, or the decision from above. */
    Optional<Step> goOn(CaseFile file, Assignment lead, Instant now, Chance chance) {
        var time = file.deferrals();
        var waiting = time.waiting();
        if (waiting.isPresent()) {
            return by(
                    lead.unit(),
                    Role.HANDLER,
                    waiting.get().until().minus(20, ChronoUnit.MINUTES),
                    new TimeAct.Resume(sentences.one("resume", chance)),
                    chance);
        }
        var above = stage.unit(lead.unit()).parent();
        if (above == null || file.lastAt().isAfter(now.minus(LEFT_TO_VISITORS))) {
            return Optional.empty();
        }
        boolean agreed = chance.hit(0.8);
        var word = sentences.one(agreed ? "agreed" : "declined", chance);
        Act act =
                time.extensionAsked().isPresent()
                        ? new TimeAct.DecideExtension(agreed, null, word)
                        : new TimeAct.DecideParking(agreed, null, word);
        var at = file.lastAt().plus(3 + chance.below(20), ChronoUnit.HOURS);
        return by(above, Role.LEADER, at, act, chance);
    }

    /** Right after the first contact: what cannot be done in time, or not now. */
    Optional<Step> begin(CaseFile file, Assignment lead, Chance chance) {
        var first = file.deferrals();
        var feedback = feedback(file, lead);
        if (!file.lastType().equals("Contacted")
                || feedback.isEmpty()
                || first.extensions() + first.parkings() > 0) {
            return Optional.empty();
        }
        var at = file.lastAt().plus(20 + chance.below(100), ChronoUnit.MINUTES);
        var due = feedback.get().dueAt();
        if (at.isAfter(due)) {
            return Optional.empty();
        }
        double drawn = chance.between(0, 1);
        boolean district =
                Optional.ofNullable(stage.unit(lead.unit()).parent())
                        .filter(above -> stage.unit(above).kind() == UnitKind.DISTRICT)
                        .isPresent();
        if (drawn < 0.03 && district) {
            var until =
                    due.plus(
                            feedback.get().limit() == null ? 8 : hours(feedback.get()) / 2,
                            ChronoUnit.HOURS);
            return by(
                    lead.unit(),
                    Role.HANDLER,
                    at,
                    new TimeAct.AskExtension(until, sentences.one("extension", chance), List.of()),
                    chance);
        }
        if (drawn < 0.045 && district) {
            return by(
                    lead.unit(),
                    Role.HANDLER,
                    at,
                    new TimeAct.AskParking(
                            chance.oneOf(List.of(ParkingGround.values())),
                            chance.oneOf(List.of("王科长", "李副主任", "赵主任")),
                            sentences.one("parking", chance),
                            at.plus(160 + chance.below(15), ChronoUnit.DAYS),
                            List.of()),
                    chance);
        }
        if (drawn < 0.07) {
            return by(
                    lead.unit(),
                    Role.HANDLER,
                    at,
                    new TimeAct.Wait(
                            sentences.one("wait", chance),
                            at.plus(20 + chance.below(80), ChronoUnit.HOURS),
                            List.of()),
                    chance);
        }
        return Optional.empty();
    }

    private static long hours(CaseClock clock) {
        return Math.max(
                2, Optional.ofNullable(clock.limit()).map(it -> it.length().toHours()).orElse(2L));
    }

    private static Optional<CaseClock> feedback(CaseFile file, Assignment lead) {
        return file.clocks().stream()
                .filter(clock -> clock.kind() == CaseClock.Kind.FEEDBACK && clock.running())
                .filter(clock -> clock.assignment() == lead.no())
                .findFirst();
    }

    private Optional<Step> by(UnitId unit, Role role, Instant at, Act act, Chance chance) {
        return roster.one(unit, role, chance).map(member -> new Step(at, member, act));
    }
}
