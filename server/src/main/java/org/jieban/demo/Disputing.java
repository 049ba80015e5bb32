package org.jieban.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jieban.casefile.Act;
import org.jieban.casefile.Assignment;
import org.jieban.casefile.CaseClock;
import org.jieban.casefile.CaseFile;
import org.jieban.casefile.ReturnAct;
import org.jieban.casefile.ReturnFact.DisputeGround;
import org.jieban.casefile.ReturnFact.ReturnGround;
import org.jieban.casefile.Returns;
import org.jieban.identity.Role;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.UnitKind;

/** Of a few cases: the unit gives the case back, or disputes with another one who has to do it. */
final class Disputing {

    private static final double RETURNED = 0.018;
    private static final double DISPUTED = 0.008;
    private static final double SILENT_PARTY = 0.15;
    private static final double LEFT_RETURNS = 0.25;
    private static final double LEFT_DISPUTES = 0.6;

    /** What was asked for lately waits for a visitor who decides. */
    private static final Duration LEFT_TO_VISITORS = Duration.ofDays(2);

    private final Player.Stage stage;
    private final Roster roster;
    private final Sentences sentences;

    Disputing(Player.Stage stage, Roster roster, Sentences sentences) {
        this.stage = stage;
        this.roster = roster;
        this.sentences = sentences;
    }

    /** Whether somebody has to decide before the unit goes on. */
    static boolean holds(CaseFile file) {
        return file.returns().asked().isPresent() || file.returns().dispute().isPresent();
    }

    /** Right after signing: what a unit does not hold to be its own. */
    Optional<Step> begin(CaseFile file, Assignment lead) {
        var said = file.returns();
        if (!file.lastType().equals("Signed")
                || file.round() > 1
                || said.askedBefore(lead.unit())
                || said.disputedBefore(lead.unit())) {
            return Optional.empty();
        }
        var chance = Chance.of("back", Player.nameOf(file), lead.no());
        double drawn = chance.between(0, 1);
        var at = file.lastAt().plus(Duration.ofMinutes(4 + chance.below(40)));
        if (drawn < RETURNED && at.isBefore(returnBy(file, lead))) {
            return by(
                    lead.unit(),
                    Role.HANDLER,
                    at,
                    new ReturnAct.AskReturn(
                            chance.oneOf(
                                    List.of(
                                            ReturnGround.NOT_OUR_DUTY,
                                            ReturnGround.NOT_OUR_DUTY,
                                            ReturnGround.OUTSIDE_OUR_AREA,
                                            ReturnGround.WRONG_CATEGORY)),
                            sentences.one("return", chance),
                            DrawnPhotos.TO_BE_TAKEN),
                    chance);
        }
        if (drawn >= RETURNED && drawn < RETURNED + DISPUTED) {
            return other(file, lead, chance)
                    .flatMap(other ->
                            by(
                                    lead.unit(),
                                    Role.HANDLER,
                                    at,
                                    new ReturnAct.OpenDispute(
                                            chance.oneOf(List.of(DisputeGround.values())),
                                            sentences.one("dispute", chance),
                                            List.of(other),
                                            DrawnPhotos.TO_BE_TAKEN),
                                    chance));
        }
        return Optional.empty();
    }

    /** Statements and decisions; empty while they wait for a visitor. */
    Optional<Step> goOn(CaseFile file, Assignment lead, Instant now, Chance chance) {
        var dispute = file.returns().dispute();
        if (dispute.isPresent()) {
            return settle(file, dispute.get(), lead, now, chance);
        }
        return isLeftToVisitors(file, file.lastAt(), now)
                ? Optional.empty()
                : answerReturn(file, lead, chance);
    }

    private Optional<Step> answerReturn(CaseFile file, Assignment lead, Chance chance) {
        var at = file.lastAt().plus(Duration.ofMinutes(20 + chance.below(300)));
        var other = other(file, lead, Chance.of("instead", Player.nameOf(file)));
        var act =
                chance.hit(0.55) && other.isPresent()
                        ? new ReturnAct.AgreeToReturn(
                                stage.elsewhere(
                                        file, other.get(), sentences.one("instead", chance), at),
                                false,
                                sentences.one("returned", chance))
                        : new ReturnAct.RefuseReturn(sentences.one("kept", chance));
        return by(stage.hotline(), Role.DISPATCHER, at, act, chance);
    }

    private Optional<Step> settle(
            CaseFile file, Returns.Dispute dispute, Assignment lead, Instant now, Chance chance) {
        for (var no : dispute.parts()) {
            var part = file.assignment(no).orElseThrow();
            boolean silent = Chance.of("unheard", Player.nameOf(file), no).hit(SILENT_PARTY);
            var at = file.lastAt().plus(Duration.ofMinutes(15 + chance.below(100)));
            if (part.state().open() && !silent && at.isBefore(dispute.statementsBy(file))) {
                return by(
                        part.unit(),
                        Role.HANDLER,
                        at,
                        new ReturnAct.State(sentences.one("statement", chance), List.of()),
                        chance);
            }
        }
        boolean leadHasSpoken =
                dispute.statements().stream().anyMatch(said -> said.party().equals(lead.unit()));
        var reply = file.lastAt().plus(Duration.ofMinutes(10 + chance.below(40)));
        if (!leadHasSpoken && chance.hit(0.4) && reply.isBefore(dispute.statementsBy(file))) {
            return by(
                    lead.unit(),
                    Role.HANDLER,
                    reply,
                    new ReturnAct.State(sentences.one("rejoinder", chance), List.of()),
                    chance);
        }
        return isLeftToVisitors(file, dispute.openedAt(), now)
                ? Optional.empty()
                : rule(file, dispute, lead, chance);
    }

    private Optional<Step> rule(
            CaseFile file, Returns.Dispute dispute, Assignment lead, Chance chance) {
        var judge = dispute.judge();
        var by = judge == null ? stage.hotline() : judge;
        var role = judge == null ? Role.DISPATCHER : Role.LEADER;
        var heard = dispute.isHeard(file) ? file.lastAt() : dispute.statementsBy(file);
        var at = later(heard, file.lastAt()).plus(Duration.ofMinutes(30 + chance.below(400)));
        if (judge != null && chance.hit(0.12)) {
            return by(by, role, at, new ReturnAct.Refer(sentences.one("refer", chance)), chance);
        }
        var others =
                dispute.opened().parties().stream()
                        .filter(unit -> !unit.equals(lead.unit()))
                        .filter(unit -> judge == null || stage.isWithin(unit, judge))
                        .toList();
        var word = sentences.one("ruling", chance);
        boolean moves = !others.isEmpty() && chance.hit(0.5);
        return by(
                by,
                role,
                at,
                new ReturnAct.Rule(
                        moves ? stage.elsewhere(file, others.getFirst(), "争议裁决：" + word, at) : null,
                        chance.hit(0.3),
                        word,
                        sentences.one("basis", chance),
                        chance.hit(0.5)),
                chance);
    }

    /** Whom the unit holds to be responsible: a department of its district, or the street there. */
    private Optional<UnitId> other(CaseFile file, Assignment lead, Chance chance) {
        var found =
                stage.unit(lead.unit()).kind() == UnitKind.STREET
                        ? stage.helper(lead.unit(), chance)
                        : stage.street(file);
        return found.filter(unit -> !unit.equals(lead.unit()))
                .filter(unit -> roster.one(unit, Role.HANDLER, chance).isPresent())
                .filter(unit ->
                        file.assignments().stream()
                                .noneMatch(
                                        part -> part.state().open() && part.unit().equals(unit)));
    }

    private static Instant returnBy(CaseFile file, Assignment lead) {
        return file.clocks().stream()
                .filter(clock -> clock.kind() == CaseClock.Kind.GIVE_BACK)
                .filter(clock -> clock.assignment() == lead.no())
                .map(CaseClock::dueAt)
                .findFirst()
                .orElse(Instant.MIN);
    }

    /** Some of what came lately, but not so much that nobody could ever finish. */
    private static boolean isLeftToVisitors(CaseFile file, Instant since, Instant now) {
        double share = file.returns().dispute().isPresent() ? LEFT_DISPUTES : LEFT_RETURNS;
        return since.isAfter(now.minus(LEFT_TO_VISITORS))
                && Chance.of("desk", Player.nameOf(file)).hit(share);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private Optional<Step> by(UnitId unit, Role role, Instant at, Act act, Chance chance) {
        return roster.one(unit, role, chance).map(member -> new Step(at, member, act));
    }
}
