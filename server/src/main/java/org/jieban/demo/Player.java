package org.jieban.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jieban.casefile.Act;
import org.jieban.casefile.Assignment;
import org.jieban.casefile.CaseEvent.ContactMethod;
import org.jieban.casefile.CaseEvent.Limits;
import org.jieban.casefile.CaseEvent.MeetingAnswer;
import org.jieban.casefile.CaseEvent.Solved;
import org.jieban.casefile.CaseFile;
import org.jieban.casefile.CaseState;
import org.jieban.demo.Roster.Member;
import org.jieban.identity.Role;
import org.jieban.organisation.Unit;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.UnitKind;
import org.jspecify.annotations.Nullable;

/**
 * Decides what the people of the demo city do next with a case, and when. Everything follows from the
 * case as it stands and from chance that hangs on its name and version, so that past and present are
 * played alike and a restart changes nothing.
 */
final class Player {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final double MOST_OF_A_LIMIT = 3.5;
    private static final double POORLY_WRITTEN = 0.06;

    private final Stage stage;
    private final Roster roster;
    private final Sentences sentences;
    private final Replies replies = new Replies();
    private final Visitors visitors;
    private final Revisits revisits;
    private final FaceToFace faceToFace;
    private final Whistling whistling;
    private final Deferring deferring;
    private final Disputing disputing;
    private final Overseeing overseeing;

    Player(Stage stage, Roster roster, Sentences sentences, Visitors visitors) {
        this.stage = stage;
        this.roster = roster;
        this.sentences = sentences;
        this.visitors = visitors;
        this.revisits = new Revisits(stage, roster, sentences);
        this.faceToFace = new FaceToFace(roster, sentences);
        this.whistling = new Whistling(stage, roster, sentences, visitors);
        this.deferring = new Deferring(stage, roster, sentences);
        this.disputing = new Disputing(stage, roster, sentences);
        this.overseeing = new Overseeing(stage, roster, sentences);
    }

    /** What of the city a player has to know. */
    interface Stage {

        Unit unit(UnitId id);

        UnitId hotline();

        boolean isWithin(UnitId unit, UnitId above);

        /** A unit that is often asked to help in an area; empty when there is none. */
        Optional<UnitId> helper(UnitId lead, Chance chance);

        /** Those for whom a street whistles, two or three; empty when there are none. */
        List<UnitId> called(UnitId lead, Chance chance);

        /** The catalogue's direction, or a decision of the dispatcher's own; empty when lost. */
        Optional<Act.Direction> direction(CaseFile file, Instant at);

        /** To a unit of the dispatcher's choice, as the matter demands. */
        Act.Direction elsewhere(CaseFile file, UnitId unit, String reason, Instant at);

        /** The street in which it happened; empty for a place unknown. */
        Optional<UnitId> street(CaseFile file);

        /** The category a dispatcher picks for these words. */
        String category(String words);
    }

    /**
     * The next step, or empty when nobody will do anything: the case has ended, or its next act is
     * left to a visitor.
     *
     * @param now the present moment; what is left to visitors depends on it
     */
    Optional<Step> next(CaseFile file, Instant now) {
        var chance = Chance.of("next", nameOf(file), file.version());
        return switch (file.state()) {
            case SUBMITTED -> accept(file, chance);
            case ACCEPTED -> dispatch(file, chance);
            case DISPATCHED, HANDLING, REPLIED ->
                    visitors.isLeftToThem(file, now)
                            ? visitedCommunity(file, chance)
                            : unit(file, now, chance);
            case REVISITING -> revisits.next(file, chance);
            case PARKED -> overseeing.review(file, chance);
            case CLOSED, ARCHIVED, ANSWERED, GUIDED, LINKED, VOIDED -> Optional.empty();
        };
    }

    static String nameOf(CaseFile file) {
        var source = file.opening().source();
        return source == null ? file.number().value() : source;
    }

    private Optional<Step> accept(CaseFile file, Chance chance) {
        var at = plus(file.lastAt(), MINUTE, chance.around(18, 0.8));
        var act =
                chance.hit(0.04)
                        ? new Act.Guide("人民法院", sentences.one("guide", chance))
                        : chance.hit(0.12)
                                ? new Act.Answer(sentences.one("answer", chance))
                                : new Act.Accept();
        return by(stage.hotline(), Role.AGENT, at, act, chance);
    }

    private Optional<Step> dispatch(CaseFile file, Chance chance) {
        var at = plus(file.lastAt(), MINUTE, chance.around(22, 0.7));
        if (file.category() == null) {
            var category = stage.category(file.opening().words());
            return by(
                    stage.hotline(),
                    Role.DISPATCHER,
                    at,
                    new Act.Correct(
                            null, category, null, null, null, sentences.one("category", chance)),
                    chance);
        }
        return stage.direction(file, at)
                .flatMap(direction ->
                        by(
                                stage.hotline(),
                                Role.DISPATCHER,
                                at,
                                new Act.Dispatch(withTheCommunity(file, direction)),
                                chance));
    }

    /** 双派发: some streets' communities get the case in the same moment. */
    private Act.Direction withTheCommunity(CaseFile file, Act.Direction direction) {
        return Optional.ofNullable(file.area())
                .filter(area -> stage.unit(area).kind() == UnitKind.COMMUNITY)
                .filter(area -> stage.unit(direction.unit()).kind() == UnitKind.STREET)
                .filter(area -> stage.isWithin(area, direction.unit()))
                .filter(area -> roster.one(area, Role.HANDLER, Chance.of("any")).isPresent())
                .filter(_ -> Chance.of("dual", nameOf(file)).hit(0.3))
                .map(area -> direction.alsoTo(List.of(new Act.Inward(area, "入户核实情况，协助街道办理"))))
                .orElse(direction);
    }

    private Optional<Step> unit(CaseFile file, Instant now, Chance chance) {
        var lead = file.lead().orElseThrow();
        var temper = Temper.of(stage.unit(lead.unit()).code());
        var limits = file.dispatch().orElseThrow().limits();
        return switch (file.state()) {
            case DISPATCHED -> sign(lead.unit(), file.lastAt(), limits, temper, chance);
            case REPLIED -> judge(file, lead, chance);
            default -> handle(file, now, lead, limits, temper, chance);
        };
    }

    private Optional<Step> sign(
            UnitId unit, Instant from, Limits limits, Temper temper, Chance chance) {
        var at = plus(from, limits.sign().length(), part(temper.pace() * 0.8, 0.8, chance));
        return by(unit, Role.HANDLER, at, new Act.Sign(), chance);
    }

    private Optional<Step> handle(
            CaseFile file,
            Instant now,
            Assignment lead,
            Limits limits,
            Temper temper,
            Chance chance) {
        if (Deferring.holds(file)) {
            return deferring.goOn(file, lead, now, chance);
        }
        if (Disputing.holds(file)) {
            return disputing.goOn(file, lead, now, chance);
        }
        if (Overseeing.holds(file)) {
            return overseeing.goOn(file, now, chance);
        }
        var back = disputing.begin(file, lead);
        if (back.isPresent()) {
            return back;
        }
        var next = work(file, now, lead, limits, temper, chance);
        return next.flatMap(step -> overseeing.before(file, lead, step.at(), chance))
                .or(() -> next);
    }

    /** What the unit itself does next. */
    private Optional<Step> work(
            CaseFile file,
            Instant now,
            Assignment lead,
            Limits limits,
            Temper temper,
            Chance chance) {
        var from = file.lastAt();
        boolean weekends = worksOnWeekends(lead.unit(), limits);
        if (chance.hit(0.02)) {
            return Optional.of(
                    new Step(
                            plus(from, limits.feedback().length(), chance.between(0.1, 0.5)),
                            null,
                            chance.hit(0.6)
                                    ? new Act.Urge(sentences.one("urge", chance))
                                    : new Act.Supplement(
                                            sentences.one("supplement", chance), List.of())));
        }
        if (!file.contactedThisRound()) {
            var at = plus(from, limits.contact().length(), part(temper.pace() * 0.5, 0.7, chance));
            return by(
                    lead.unit(),
                    Role.HANDLER,
                    OfficeHours.unlessPressing(at, limits, weekends, chance),
                    contact(file, temper, chance),
                    chance);
        }
        var whistles = file.whistles().open();
        if (!whistles.isEmpty()) {
            return whistling.goOn(file, whistles.getFirst(), lead, now, chance);
        }
        if (whistling.calls(file, lead)) {
            var blown = whistling.blow(file, lead, chance);
            if (blown.isPresent()) {
                return blown;
            }
        }
        var later = deferring.begin(file, lead, Chance.of("later", nameOf(file), file.round()));
        if (later.isPresent()) {
            return later;
        }
        var helping = helping(file);
        if (helping.isPresent()) {
            return visitors.isLeftToThem(file, helping.get(), now)
                    ? Optional.empty()
                    : help(file, helping.get(), chance);
        }
        var feedback = limits.feedback().length();
        var more = more(file, lead, chance);
        if (more != null) {
            var at = plus(from, feedback, part(0.07, 0.8, chance));
            return by(
                    lead.unit(),
                    Role.HANDLER,
                    OfficeHours.unlessPressing(at, limits, weekends, chance),
                    more,
                    chance);
        }
        // the whole of a round is spread over the limit as the unit's pace has it
        var rounds = Chance.of("reply", nameOf(file), file.round());
        var wanted = plus(lead.from(), feedback, part(temper.pace() + 0.12, 0.45, rounds));
        var soon = plus(from, feedback, chance.between(0.01, 0.06));
        var at =
                OfficeHours.unlessPressing(
                        wanted.isAfter(soon) ? wanted : soon, limits, weekends, chance);
        var owed = faceToFace.beforeReply(file, lead, at, chance);
        return owed.isPresent()
                ? owed
                : by(
                        lead.unit(),
                        Role.HANDLER,
                        at,
                        reply(file, stage.unit(lead.unit()).name(), temper, chance),
                        chance);
    }

    private Act contact(CaseFile file, Temper temper, Chance chance) {
        boolean reached = chance.hit(temper.reaches());
        if (!reached) {
            return new Act.Contact(
                    ContactMethod.PHONE,
                    false,
                    MeetingAnswer.NOT_ASKED,
                    sentences.one("missed", chance));
        }
        boolean visit = chance.hit(0.15);
        boolean wants = file.opening().meetingWanted() || chance.hit(0.2);
        return new Act.Contact(
                visit ? ContactMethod.VISIT : ContactMethod.PHONE,
                true,
                wants ? MeetingAnswer.ACCEPTED : MeetingAnswer.DECLINED,
                sentences.one(visit ? "visit" : "contact", chance));
    }

    /** What is done between the first contact and the reply, seldom more than one thing. */
    private @Nullable Act more(CaseFile file, Assignment lead, Chance chance) {
        var last = file.lastType();
        if (last.equals("Contacted")) {
            if (file.meeting() == MeetingAnswer.ACCEPTED && chance.hit(0.6)) {
                return new Act.Meet(
                        file.lastAt(),
                        Objects.requireNonNullElse(file.address(), "现场"),
                        sentences.one("met", chance));
            }
            var inner = innerUnit(file, lead);
            if (inner.isPresent() && chance.hit(visitors.isTheirs(inner.get()) ? 0.9 : 0.35)) {
                return new Act.Assign(inner.get(), sentences.one("duty", chance));
            }
            if (chance.hit(0.04)) {
                var helper = stage.helper(lead.unit(), chance);
                if (helper.isPresent() && isNew(file, helper.get())) {
                    return new Act.Assist(helper.get(), sentences.one("assist", chance), null);
                }
            }
        }
        boolean writes =
                last.equals("ReplyRejected")
                        || ((last.equals("Contacted") || last.equals("Met")) && chance.hit(0.4))
                        || (last.equals("Noted") && chance.hit(0.1));
        return writes
                ? new Act.Note(sentences.one("note", chance), chance.hit(0.4), List.of())
                : null;
    }

    /** What waits for a visitor at the street may still send another one to the community. */
    private Optional<Step> visitedCommunity(CaseFile file, Chance chance) {
        if (file.state() != CaseState.HANDLING || !file.lastType().equals("Contacted")) {
            return Optional.empty();
        }
        var lead = file.lead().orElseThrow();
        return innerUnit(file, lead)
                .filter(visitors::isTheirs)
                .filter(_ -> file.contactedThisRound() && chance.hit(0.6))
                .flatMap(community ->
                        by(
                                lead.unit(),
                                Role.HANDLER,
                                plus(file.lastAt(), Duration.ofHours(1), chance.between(0.2, 3)),
                                new Act.Assign(community, sentences.one("duty", chance)),
                                chance));
    }

    /** The community in which it happened, when it lies below the unit in charge and has staff. */
    private Optional<UnitId> innerUnit(CaseFile file, Assignment lead) {
        return Optional.ofNullable(file.area())
                .filter(area -> stage.unit(area).kind() == UnitKind.COMMUNITY)
                .filter(area -> stage.isWithin(area, lead.unit()))
                .filter(area -> roster.one(area, Role.HANDLER, Chance.of("any")).isPresent())
                .filter(area -> isNew(file, area));
    }

    private static boolean isNew(CaseFile file, UnitId unit) {
        return file.assignments().stream().noneMatch(part -> part.unit().equals(unit));
    }

    /** An assisting or inner part that is not done yet. */
    private static Optional<Assignment> helping(CaseFile file) {
        return file.assignments().stream()
                .filter(part -> part.role() != Assignment.Role.LEAD && part.state().open())
                .findFirst();
    }

    /** An assisting or inner unit does its part. */
    private Optional<Step> help(CaseFile file, Assignment part, Chance chance) {
        var limits = file.dispatch().orElseThrow().limits();
        var temper = Temper.of(stage.unit(part.unit()).code());
        if (part.state() == Assignment.State.WAITING) {
            var at = plus(file.lastAt(), limits.sign().length(), part(temper.pace(), 0.6, chance));
            return by(part.unit(), Role.HANDLER, at, new Act.Sign(), chance);
        }
        var at = plus(file.lastAt(), limits.feedback().length(), part(0.1, 0.7, chance));
        return by(
                part.unit(),
                Role.HANDLER,
                OfficeHours.unlessPressing(at, limits, true, chance),
                new Act.Finish(sentences.one("finish", chance), List.of()),
                chance);
    }

    private Act reply(CaseFile file, String unit, Temper temper, Chance chance) {
        var drawn = chance.between(0, 1);
        double solves = temper.solvesInRound(file.round());
        var resolved =
                drawn < solves + 0.04
                        ? Solved.SOLVED
                        : drawn < solves + 0.09 ? Solved.PARTLY : Solved.NOT_SOLVED;
        var words = Chance.of("words", nameOf(file), file.version());
        var text =
                chance.hit(POORLY_WRITTEN)
                        ? replies.poor(words)
                        : replies.good(file, unit, file.lastAt(), resolved, words);
        return new Act.Reply(text, text, resolved, List.of(), faceToFace.followed(file, chance));
    }

    private Optional<Step> judge(CaseFile file, Assignment lead, Chance chance) {
        var limits = file.dispatch().orElseThrow().limits();
        var at = plus(file.lastAt(), limits.feedback().length(), part(0.03, 0.8, chance));
        var look = faceToFace.onSite(file, lead, at, chance);
        if (look.isPresent()) {
            return look;
        }
        var act =
                FaceToFace.badOnSite(file) || chance.hit(0.05)
                        ? new Act.Reject(sentences.one("reject", chance))
                        : new Act.Approve(sentences.one("approve", chance));
        return by(
                lead.unit(),
                Role.LEADER,
                OfficeHours.unlessPressing(at, limits, true, chance),
                act,
                chance);
    }

    private boolean worksOnWeekends(UnitId unit, Limits limits) {
        return stage.unit(unit).kind() == UnitKind.STREET
                || limits.feedback().length().compareTo(Duration.ofDays(2)) < 0;
    }

    private static double part(double usual, double spread, Chance chance) {
        return Math.min(MOST_OF_A_LIMIT, chance.around(usual, spread));
    }

    private static Instant plus(Instant from, Duration whole, double part) {
        return from.plusMillis(Math.max(20_000, (long) (whole.toMillis() * part)));
    }

    private Optional<Step> by(UnitId unit, Role role, Instant at, Act act, Chance chance) {
        return roster.one(unit, role, chance).map((Member member) -> new Step(at, member, act));
    }
}
