package org.jieban.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jieban.casefile.Act;
import org.jieban.casefile.Assignment;
import org.jieban.casefile.CareAct;
import org.jieban.casefile.CareFact.UnreasonableGround;
import org.jieban.casefile.CaseClock;
import org.jieban.casefile.CaseFile;
import org.jieban.casefile.TimeAct;
import org.jieban.catalogue.Urgency;
import org.jieban.identity.Role;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.UnitKind;

/** What those above do with a few cases: supervise, raise the urgency, decide in a panel, wake. */
final class Overseeing {

    private static final double SUPERVISED = 0.35;
    private static final double RAISED = 0.06;
    private static final double UNREASONABLE = 0.04;

    /** What was asked for lately waits for a visitor who decides. */
    private static final Duration LEFT_TO_VISITORS = Duration.ofDays(2);

    private final Player.Stage stage;
    private final Roster roster;
    private final Sentences sentences;

    Overseeing(Player.Stage stage, Roster roster, Sentences sentences) {
        this.stage = stage;
        this.roster = roster;
        this.sentences = sentences;
    }

    /** Whether a panel has been asked and has not answered. */
    static boolean holds(CaseFile file) {
        return file.care().unreasonableAsked().isPresent();
    }

    /** The panel's answer; empty while it waits for a visitor. */
    Optional<Step> goOn(CaseFile file, Instant now, Chance chance) {
        if (file.lastAt().isAfter(now.minus(LEFT_TO_VISITORS))) {
            return Optional.empty();
        }
        boolean helped =
                file.assignments().stream()
                        .anyMatch(
                                part -> part.role() != Assignment.Role.LEAD && part.state().open());
        boolean unreasonable = !helped && chance.hit(0.5);
        return by(
                stage.hotline(),
                Role.DISPATCHER,
                file.lastAt().plus(5 + chance.below(30), ChronoUnit.HOURS),
                new CareAct.DecideUnreasonable(
                        unreasonable,
                        List.of("法律顾问 秦律师", "信访工作人员 宋颖", "居民代表 何大爷"),
                        sentences.one(unreasonable ? "unreasonable" : "reasonable", chance),
                        unreasonable ? sentences.one("basis", chance) : "",
                        unreasonable ? sentences.one("explained", chance) : ""),
                chance);
    }

    /**
     * What comes before the unit's next act; empty when nobody above does anything.
     *
     * @param next when the unit would go on
     */
    Optional<Step> before(CaseFile file, Assignment lead, Instant next, Chance chance) {
        if (!file.deferrals().supervisions().isEmpty()) {
            return by(
                    lead.unit(),
                    Role.HANDLER,
                    file.lastAt().plus(40 + chance.below(600), ChronoUnit.MINUTES),
                    new TimeAct.AnswerSupervision(sentences.one("supervised", chance)),
                    chance);
        }
        if (file.lastType().equals("Urged")
                && file.urgency() == Urgency.GENERAL
                && chance.hit(RAISED)) {
            return by(
                    stage.hotline(),
                    Role.DISPATCHER,
                    file.lastAt().plus(10 + chance.below(60), ChronoUnit.MINUTES),
                    new TimeAct.RaiseUrgency(Urgency.LIVELIHOOD, sentences.one("raise", chance)),
                    chance);
        }
        return supervise(file, lead, next).or(() -> askPanel(file, lead));
    }

    /** The district wants to hear why a case is late. */
    private Optional<Step> supervise(CaseFile file, Assignment lead, Instant next) {
        var chance = Chance.of("supervise", Player.nameOf(file), lead.no(), file.round());
        if (!chance.hit(SUPERVISED)) {
            return Optional.empty();
        }
        var above = stage.unit(lead.unit()).parent();
        if (above == null || stage.unit(above).kind() != UnitKind.DISTRICT) {
            return Optional.empty();
        }
        return file.clocks().stream()
                .filter(clock -> clock.kind() == CaseClock.Kind.FEEDBACK && clock.running())
                .filter(clock -> clock.assignment() == lead.no())
                .map(clock -> clock.dueAt().plus(1 + chance.below(5), ChronoUnit.HOURS))
                .filter(at -> at.isAfter(file.lastAt()) && at.isBefore(next))
                .findFirst()
                .flatMap(at ->
                        by(
                                above,
                                Role.LEADER,
                                at,
                                new TimeAct.Supervise(
                                        sentences.one("supervise", chance),
                                        at.plus(1, ChronoUnit.DAYS)),
                                chance));
    }

    /** In a second round, a unit sometimes holds that nobody can reasonably ask for this. */
    private Optional<Step> askPanel(CaseFile file, Assignment lead) {
        var chance = Chance.of("panel", Player.nameOf(file));
        if (file.round() < 2
                || !file.lastType().equals("Contacted")
                || !file.care().answeredGrounds().isEmpty()
                || !chance.hit(UNREASONABLE)) {
            return Optional.empty();
        }
        return by(
                lead.unit(),
                Role.HANDLER,
                file.lastAt().plus(1 + chance.below(20), ChronoUnit.HOURS),
                new CareAct.AskUnreasonable(
                        chance.oneOf(
                                List.of(
                                        UnreasonableGround.BEYOND_LAW,
                                        UnreasonableGround.SETTLED,
                                        UnreasonableGround.UNTRUE)),
                        sentences.one("panel", chance),
                        DrawnPhotos.TO_BE_TAKEN),
                chance);
    }

    /** The district looks again at a parked case, shortly before it would wake by itself. */
    Optional<Step> review(CaseFile file, Chance chance) {
        var review = file.deferrals().reviewAt();
        var lead = file.lead();
        if (review == null || lead.isEmpty()) {
            return Optional.empty();
        }
        var above = stage.unit(lead.get().unit()).parent();
        var at = review.minus(1 + chance.below(20), ChronoUnit.HOURS);
        return above == null
                ? Optional.empty()
                : by(
                        above,
                        Role.LEADER,
                        at,
                        chance.hit(0.4)
                                ? new TimeAct.ProlongParking(
                                        at.plus(90 + chance.below(60), ChronoUnit.DAYS),
                                        sentences.one("prolong", chance))
                                : new TimeAct.Wake(sentences.one("wake", chance)),
                        chance);
    }

    private Optional<Step> by(UnitId unit, Role role, Instant at, Act act, Chance chance) {
        return roster.one(unit, role, chance).map(member -> new Step(at, member, act));
    }
}
