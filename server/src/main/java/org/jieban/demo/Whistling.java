package org.jieban.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jieban.calendar.Limit;
import org.jieban.casefile.Assignment;
import org.jieban.casefile.CaseFile;
import org.jieban.casefile.Whistle;
import org.jieban.casefile.Whistle.TaskState;
import org.jieban.casefile.WhistleAct;
import org.jieban.casefile.WhistleFact.Called;
import org.jieban.casefile.WhistleFact.Presence;
import org.jieban.casefile.WhistleFact.Rating;
import org.jieban.casefile.WhistleFact.WhistleKind;
import org.jieban.catalogue.Urgency;
import org.jieban.identity.Role;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.UnitKind;

/** How the people of the demo city whistle, report in, share out tasks and rate each other. */
final class Whistling {

    /** Of the cases of a street. */
    private static final double WHISTLED = 0.04;

    /** Of those of a street at which visitors log in, and how many of them go on only when they do. */
    private static final double WHISTLED_BY_THEM = 0.3;

    private static final double LEFT_TO_THEM = 0.6;
    private static final Duration THEIR_TIME = Duration.ofDays(5);

    private static final double NEVER_COMES = 0.07;
    private static final double CANNOT = 0.06;
    private static final double SENT_BACK = 0.12;
    private static final int FEW_STARS = 2;
    private static final List<Presence> COMING =
            List.of(Presence.ARRIVED, Presence.ARRIVED, Presence.REMOTE, Presence.DEPUTY);

    private final Player.Stage stage;
    private final Roster roster;
    private final Sentences sentences;
    private final Visitors visitors;

    Whistling(Player.Stage stage, Roster roster, Sentences sentences, Visitors visitors) {
        this.stage = stage;
        this.roster = roster;
        this.sentences = sentences;
        this.visitors = visitors;
    }

    /** Whether this case is one of those for which its street whistles, once. */
    boolean calls(CaseFile file, Assignment lead) {
        return file.whistles().all().isEmpty()
                && file.contactedThisRound()
                && stage.unit(lead.unit()).kind() == UnitKind.STREET
                && Chance.of("whistle", Player.nameOf(file))
                        .hit(visitors.isTheirs(lead.unit()) ? WHISTLED_BY_THEM : WHISTLED);
    }

    Optional<Step> blow(CaseFile file, Assignment lead, Chance chance) {
        var calls =
                stage.called(lead.unit(), chance).stream()
                        .filter(unit -> roster.one(unit, Role.HANDLER, chance).isPresent())
                        .map(unit -> new WhistleAct.Call(unit, sentences.one("called", chance)))
                        .toList();
        if (calls.isEmpty()) {
            return Optional.empty();
        }
        return by(
                lead.unit(),
                Role.HANDLER,
                hours(file.lastAt(), chance.between(0.3, 5)),
                new WhistleAct.Blow(
                        kind(file, chance),
                        sentences.one("whistle", chance),
                        calls,
                        null,
                        Objects.requireNonNullElse(file.address(), "现场"),
                        null,
                        List.of()),
                chance);
    }

    private static WhistleKind kind(CaseFile file, Chance chance) {
        if (file.urgency() == Urgency.DANGER || chance.hit(0.25)) {
            return WhistleKind.EMERGENCY;
        }
        return chance.hit(0.75) ? WhistleKind.JOINT_ACTION : WhistleKind.LONG_TERM;
    }

    /** What comes next in a whistle; empty when it waits for a visitor. */
    Optional<Step> goOn(
            CaseFile file, Whistle whistle, Assignment lead, Instant now, Chance chance) {
        for (var called : whistle.silent()) {
            if (!Chance.of("silent", Player.nameOf(file), called.assignment()).hit(NEVER_COMES)) {
                return waitsForAVisitor(file, called, now)
                        ? Optional.empty()
                        : report(file, whistle, called, chance);
            }
        }
        boolean theirs =
                visitors.isTheirs(lead.unit())
                        && file.lastAt().isAfter(now.minus(THEIR_TIME))
                        && Chance.of("whistle left", Player.nameOf(file)).hit(LEFT_TO_THEM);
        if (theirs) {
            return Optional.empty();
        }
        for (var task : whistle.tasks()) {
            if (task.state().open()) {
                return task(file, whistle, task, lead, now, chance);
            }
        }
        if (whistle.meetings().isEmpty()) {
            return by(
                    lead.unit(),
                    Role.HANDLER,
                    hours(file.lastAt(), chance.between(0.3, 6)),
                    new WhistleAct.HoldMeeting(
                            whistle.no(),
                            file.lastAt(),
                            whistle.blown().place(),
                            present(whistle),
                            sentences.one("minutes", chance),
                            List.of()),
                    chance);
        }
        for (var report : whistle.reports()) {
            boolean has =
                    whistle.tasks().stream().anyMatch(task -> task.unit().equals(report.unit()));
            if (!has && report.presence() != Presence.CANNOT) {
                return give(file, whistle, report.unit(), lead, chance);
            }
        }
        return end(file, whistle, lead, chance);
    }

    private boolean waitsForAVisitor(CaseFile file, Called called, Instant now) {
        return file.assignment(called.assignment())
                .filter(part -> visitors.isLeftToThem(file, part, now))
                .isPresent();
    }

    private Optional<Step> report(CaseFile file, Whistle whistle, Called called, Chance chance) {
        var temper = Temper.of(stage.unit(called.unit()).code());
        var limit = whistle.blown().reportIn().length();
        boolean cannot = chance.hit(CANNOT);
        var presence = cannot ? Presence.CANNOT : chance.oneOf(COMING);
        var at =
                file.lastAt()
                        .plusMillis(
                                (long)
                                        Math.max(
                                                60_000,
                                                limit.toMillis()
                                                        * Math.min(
                                                                2.5,
                                                                chance.around(
                                                                        temper.pace() * 0.35,
                                                                        0.7))));
        return by(
                called.unit(),
                Role.HANDLER,
                at,
                new WhistleAct.ReportIn(
                        whistle.no(),
                        presence,
                        presence == Presence.ARRIVED || presence == Presence.REMOTE
                                ? ""
                                : sentences.one(cannot ? "cannot" : "deputy", chance)),
                chance);
    }

    private List<String> present(Whistle whistle) {
        var names = new ArrayList<String>();
        names.add(stage.unit(whistle.by()).name());
        whistle.reports().stream()
                .filter(report -> report.presence() != Presence.CANNOT)
                .forEach(report -> names.add(stage.unit(report.unit()).name()));
        return names;
    }

    private Optional<Step> give(
            CaseFile file, Whistle whistle, UnitId unit, Assignment lead, Chance chance) {
        var owner =
                roster.one(unit, Role.HANDLER, chance)
                        .map(member -> member.actor().name())
                        .orElse("值班负责人");
        return by(
                lead.unit(),
                Role.HANDLER,
                hours(file.lastAt(), chance.between(0.05, 0.4)),
                new WhistleAct.GiveTask(
                        whistle.no(),
                        unit,
                        owner,
                        sentences.one("task", chance),
                        Limit.parse(chance.hit(0.5) ? "1d" : "3d")),
                chance);
    }

    private Optional<Step> task(
            CaseFile file,
            Whistle whistle,
            Whistle.Task task,
            Assignment lead,
            Instant now,
            Chance chance) {
        if (task.state() == TaskState.DONE) {
            boolean back = task.doneBy() != null && chance.hit(SENT_BACK);
            return by(
                    lead.unit(),
                    Role.LEADER,
                    hours(file.lastAt(), chance.between(0.5, 8)),
                    new WhistleAct.JudgeTask(
                            whistle.no(),
                            task.no(),
                            !back,
                            back ? sentences.one("sentback", chance) : ""),
                    chance);
        }
        boolean left =
                file.assignment(task.assignment())
                        .filter(part -> visitors.isLeftToThem(file, part, now))
                        .isPresent();
        return left
                ? Optional.empty()
                : by(
                        task.unit(),
                        Role.HANDLER,
                        hours(file.lastAt(), chance.around(9, 0.8)),
                        new WhistleAct.FinishTask(
                                whistle.no(),
                                task.no(),
                                sentences.one("finish", chance),
                                List.of()),
                        chance);
    }

    private Optional<Step> end(CaseFile file, Whistle whistle, Assignment lead, Chance chance) {
        var ratings =
                whistle.blown().called().stream()
                        .map(called -> rating(whistle, called.unit(), chance))
                        .toList();
        return by(
                lead.unit(),
                Role.HANDLER,
                hours(file.lastAt(), chance.between(0.3, 6)),
                new WhistleAct.EndWhistle(whistle.no(), "", ratings),
                chance);
    }

    private Rating rating(Whistle whistle, UnitId unit, Chance chance) {
        boolean came =
                whistle.reportOf(unit)
                        .filter(report -> report.presence() != Presence.CANNOT)
                        .isPresent();
        int stars = came ? 3 + chance.below(3) : 1 + chance.below(FEW_STARS);
        return new Rating(unit, stars, stars <= FEW_STARS ? sentences.one("poorly", chance) : "");
    }

    private static Instant hours(Instant from, double hours) {
        return from.plus(Duration.ofSeconds((long) Math.max(60, hours * 3600)));
    }

    private Optional<Step> by(UnitId unit, Role role, Instant at, WhistleAct act, Chance chance) {
        return roster.one(unit, role, chance).map(member -> new Step(at, member, act));
    }
}
