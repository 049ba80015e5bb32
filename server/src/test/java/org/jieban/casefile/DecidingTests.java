package org.jieban.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jieban.calendar.Calendars;
import org.jieban.calendar.Limit;
import org.jieban.calendar.WorkingCalendar;
import org.jieban.casefile.CaseEvent.AttemptOutcome;
import org.jieban.casefile.CaseEvent.Channel;
import org.jieban.casefile.CaseEvent.ContactMethod;
import org.jieban.casefile.CaseEvent.Limits;
import org.jieban.casefile.CaseEvent.MeetingAnswer;
import org.jieban.casefile.CaseEvent.RevisitChannel;
import org.jieban.casefile.CaseEvent.Satisfaction;
import org.jieban.casefile.CaseEvent.Solved;
import org.jieban.catalogue.CaseKind;
import org.jieban.catalogue.Urgency;
import org.jieban.identity.Role;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.UnitKind;
import org.junit.jupiter.api.Test;

/** The rules of a case's life on paper: no database, no clock. */
class DecidingTests {

    private static final UnitId DISTRICT = new UnitId(1);
    private static final UnitId STREET = new UnitId(2);
    private static final UnitId COMMUNITY = new UnitId(3);
    static final UnitId WATER = new UnitId(4);
    private static final UnitId HOTLINE = new UnitId(5);
    private static final Map<UnitId, UnitId> PARENTS = Map.of(STREET, DISTRICT, COMMUNITY, STREET);
    private static final Map<UnitId, UnitKind> KINDS =
            Map.of(
                    DISTRICT, UnitKind.DISTRICT,
                    STREET, UnitKind.STREET,
                    COMMUNITY, UnitKind.COMMUNITY,
                    WATER, UnitKind.DEPARTMENT,
                    HOTLINE, UnitKind.HOTLINE);
    private static final Surroundings WORLD =
            new Surroundings() {
                @Override
                public boolean isWithin(UnitId unit, UnitId ancestor) {
                    for (var at = unit; at != null; at = PARENTS.get(at)) {
                        if (at.equals(ancestor)) {
                            return true;
                        }
                    }
                    return false;
                }

                @Override
                public UnitKind kindOf(UnitId unit) {
                    return KINDS.get(unit);
                }

                @Override
                public Optional<UnitId> above(UnitId unit) {
                    return Optional.ofNullable(PARENTS.get(unit));
                }
            };
    private static final HotlineLimits LIMITS =
            new HotlineLimits(
                    Limit.parse("2h"),
                    Limit.parse("24h"),
                    Limit.parse("3d"),
                    new CaseEvent.Limits(Limit.parse("2h"), Limit.parse("24h"), Limit.parse("7d")));
    private static final CaseSettings SETTINGS =
            new CaseSettings(
                    Limit.parse("2h"),
                    1,
                    100,
                    Limit.parse("15d"),
                    Limit.parse("180d"),
                    Limit.parse("1wd"),
                    Limit.parse("4wh"),
                    Limit.parse("30m"),
                    Limit.parse("4wh"),
                    Limit.parse("2wd"),
                    4,
                    3);
    private static final WorkingCalendar CALENDAR = Calendars.shipped("cn");
    private static final Instant START = Instant.parse("2026-03-02T01:30:00Z");

    @Test // [utest->rule~case.community-never-leads~1]
    void aResidentsCommitteeIsNeverPutInCharge() {
        var file = life(new Act.Accept());

        assertThat(refusal(file, actor(Role.DISPATCHER, HOTLINE, 9), dispatchTo(COMMUNITY)))
                .isEqualTo(Refusal.COMMUNITY_NEVER_LEADS);
    }

    @Test // [utest->rule~revisit.independent~1]
    void somebodyOfTheHandlingUnitDoesNotAskTheCitizen() {
        var file = waitingForTheRevisit();
        var answer =
                new Act.AnswerRevisit(
                        RevisitChannel.PHONE, true, Solved.SOLVED, Satisfaction.SATISFIED, "");

        assertThat(refusal(file, actor(Role.REVISITER, STREET, 9), answer))
                .isEqualTo(Refusal.NOT_INDEPENDENT);
        assertThat(refusal(file, actor(Role.REVISITER, COMMUNITY, 9), answer))
                .isEqualTo(Refusal.NOT_INDEPENDENT);
        assertThat(decide(file, actor(Role.REVISITER, HOTLINE, 9), answer))
                .isInstanceOf(Decision.Facts.class);
    }

    @Test
    void theDistrictMayAcceptTheReplyOfItsStreet() {
        var file = replied();

        assertThat(decide(file, actor(Role.LEADER, DISTRICT, 9), new Act.Approve("")))
                .isInstanceOf(Decision.Facts.class);
        assertThat(refusal(file, actor(Role.LEADER, WATER, 9), new Act.Approve("")))
                .isEqualTo(Refusal.NOT_YOUR_CASE);
    }

    /**
     * Random people try random acts: whatever is accepted keeps one lead from dispatch to close, keeps
     * the stored due moments those of a replay, and leaves nothing open at the end.
     */
    @Test // [utest->rule~case.events-only~1]
    void randomActsKeepEveryInvariant() {
        var random = new Random(20260302);
        int done = 0;
        for (int round = 0; round < 400; round++) {
            var history = new ArrayList<RecordedEvent>();
            var file = new CaseFile(round + 1L);
            enter(file, history, submitted(random.nextInt(10) > 0), CaseActor.citizen());
            for (int step = 0; step < 60; step++) {
                var actor = anybody(random);
                var act = anyAct(random, file);
                if (decide(file, actor, act) instanceof Decision.Facts(var events)) {
                    for (var event : events) {
                        enter(file, history, event, actor);
                    }
                    done++;
                    holds(file, history);
                }
            }
        }
        assertThat(done).isGreaterThan(2000);
    }

    private static void holds(CaseFile file, List<RecordedEvent> history) {
        var leads =
                file.assignments().stream()
                        .filter(part -> part.role() == Assignment.Role.LEAD)
                        .filter(part -> part.state() != Assignment.State.WITHDRAWN)
                        .toList();
        var replayed = CaseFile.replay(history, CALENDAR);
        assertThat(replayed.state()).isEqualTo(file.state());
        assertThat(replayed.assignments()).isEqualTo(file.assignments());
        assertThat(replayed.clocks()).isEqualTo(file.clocks());
        switch (file.state()) {
            case DISPATCHED, HANDLING, REPLIED -> {
                assertThat(leads).hasSize(1);
                assertThat(leads.getFirst().state().open()).isTrue();
            }
            case REVISITING -> assertThat(leads).hasSize(1);
            case SUBMITTED, ACCEPTED -> assertThat(leads).isEmpty();
            case CLOSED, ARCHIVED, ANSWERED, GUIDED, LINKED, VOIDED -> {
                assertThat(file.assignments()).noneMatch(part -> part.state().open());
                assertThat(file.clocks()).noneMatch(CaseClock::running);
                assertThat(file.closedAt()).isNotNull();
            }
        }
        assertThat(file.clocks())
                .allSatisfy(clock ->
                        assertThat(clock.dueAt())
                                .isEqualTo(CALENDAR.due(clock.startedAt(), clock.limit())));
    }

    private static CaseActor anybody(Random random) {
        var roles = List.of(Role.AGENT, Role.DISPATCHER, Role.HANDLER, Role.LEADER, Role.REVISITER);
        var units = List.of(DISTRICT, STREET, COMMUNITY, WATER, HOTLINE);
        int who = random.nextInt(12);
        if (who == 0) {
            return CaseActor.citizen();
        }
        // people of the street more often, so that cases move on
        var unit = who < 6 ? STREET : units.get(random.nextInt(units.size()));
        var role =
                who < 6
                        ? (random.nextBoolean() ? Role.HANDLER : Role.LEADER)
                        : roles.get(random.nextInt(roles.size()));
        return actor(role, unit, random.nextInt(3) + 1);
    }

    /** Mostly an act that the state allows, so that cases get far; sometimes any. */
    private static ActKind kind(Random random, CaseFile file) {
        var allowed =
                java.util.Arrays.stream(ActKind.values())
                        .filter(act -> Lifecycle.allows(file.state(), act))
                        .toList();
        return allowed.isEmpty() || random.nextInt(10) == 0
                ? ActKind.values()[random.nextInt(ActKind.values().length)]
                : allowed.get(random.nextInt(allowed.size()));
    }

    private static Act anyAct(Random random, CaseFile file) {
        var kind = kind(random, file);
        return switch (kind) {
            case ACCEPT -> new Act.Accept();
            case CORRECT -> new Act.Correct("新标题", null, Urgency.DANGER, COMMUNITY, null, "听错了");
            case ANSWER -> new Act.Answer(random.nextInt(20) == 0 ? "已答复" : " ");
            case GUIDE -> new Act.Guide(random.nextInt(20) == 0 ? "法院" : "", "涉诉");
            case LINK -> new Act.Note("不并单", false, List.of());
            case VOID -> new Act.Void(random.nextInt(20) == 0 ? "误录" : "");
            case DISPATCH -> dispatchTo(random.nextInt(5) == 0 ? WATER : STREET);
            case REDISPATCH ->
                    new Act.Redispatch(
                            ((Act.Dispatch) dispatchTo(random.nextBoolean() ? WATER : STREET))
                                    .direction());
            case SIGN -> new Act.Sign();
            case CONTACT ->
                    new Act.Contact(
                            ContactMethod.PHONE,
                            random.nextBoolean(),
                            MeetingAnswer.values()[random.nextInt(3)],
                            "");
            case MEET -> new Act.Meet(START, "居委会", "下周修");
            case NOTE -> new Act.Note("进展", true, List.of());
            case ASSIGN -> new Act.Assign(random.nextBoolean() ? COMMUNITY : WATER, "去看看");
            case ASSIST -> new Act.Assist(WATER, "关阀", null);
            case FINISH -> new Act.Finish("好了", List.of());
            case REPLY -> new Act.Reply("已办", "已办", Solved.SOLVED, List.of());
            case APPROVE -> new Act.Approve("");
            case REJECT -> new Act.Reject("不清楚");
            case REVISIT_ATTEMPT ->
                    new Act.AttemptRevisit(
                            RevisitChannel.PHONE,
                            AttemptOutcome.values()[random.nextInt(3)],
                            "",
                            START);
            case REVISIT_ANSWER ->
                    new Act.AnswerRevisit(
                            RevisitChannel.PHONE,
                            true,
                            Solved.values()[random.nextInt(3)],
                            Satisfaction.values()[random.nextInt(4)],
                            "");
            case URGE -> new Act.Urge("快点");
            case SUPPLEMENT -> new Act.Supplement("还有", List.of());
            case MEETING -> new Act.WishMeeting(random.nextBoolean());
            case ARCHIVE -> new Act.Archive();
            case EXTENSION_ASK,
                    EXTENSION_DECIDE,
                    WAIT,
                    RESUME,
                    PARKING_ASK,
                    PARKING_DECIDE,
                    PARKING_PROLONG,
                    WAKE,
                    SUPERVISE,
                    SUPERVISION_ANSWER,
                    URGENCY_RAISE,
                    RUNG ->
                    RandomActs.time(kind, random, file);
            case RETURN_ASK,
                    RETURN_AGREE,
                    RETURN_REFUSE,
                    DISPUTE_OPEN,
                    DISPUTE_STATE,
                    DISPUTE_REFER,
                    DISPUTE_RULE ->
                    RandomActs.returning(kind, random, file);
            case WHISTLE,
                    REPORT_IN,
                    JOINT_MEETING,
                    TASK_GIVE,
                    TASK_FINISH,
                    TASK_JUDGE,
                    TASK_WAIVE,
                    WHISTLE_END ->
                    RandomActs.whistle(kind, random, file);
            case MEETING_OFFER,
                    MEETING_ANSWER,
                    SITE_CHECK,
                    CONFERENCE_CALL,
                    CONFERENCE_HOLD,
                    UNREASONABLE_ASK,
                    UNREASONABLE_DECIDE ->
                    RandomActs.care(kind, random, file);
        };
    }

    private static CaseFile replied() {
        var handler = actor(Role.HANDLER, STREET, 1);
        var file = life(new Act.Accept(), dispatchTo(STREET));
        perform(file, handler, new Act.Sign());
        perform(
                file,
                handler,
                new Act.Contact(ContactMethod.PHONE, true, MeetingAnswer.DECLINED, ""));
        perform(file, handler, new Act.Reply("已办", "已办", Solved.SOLVED, List.of()));
        return file;
    }

    private static CaseFile waitingForTheRevisit() {
        var file = replied();
        perform(file, actor(Role.LEADER, STREET, 2), new Act.Approve(""));
        return file;
    }

    private static CaseFile life(Act... acts) {
        var file = new CaseFile(1);
        enter(file, new ArrayList<>(), submitted(true), CaseActor.citizen());
        for (var act : acts) {
            perform(file, actor(Role.DISPATCHER, HOTLINE, 9), act);
        }
        return file;
    }

    private static void perform(CaseFile file, CaseActor actor, Act act) {
        var facts = (Decision.Facts) decide(file, actor, act);
        facts.events().forEach(event -> enter(file, new ArrayList<>(), event, actor));
    }

    private static void enter(
            CaseFile file, List<RecordedEvent> history, CaseEvent event, CaseActor actor) {
        var fact =
                new RecordedEvent(
                        file.id(),
                        file.version() + 1,
                        START.plusSeconds(600L * file.version()),
                        actor.personId(),
                        actor.name(),
                        actor.unit(),
                        actor.role(),
                        file.round(),
                        file.state(),
                        event);
        file.apply(fact, CALENDAR);
        history.add(fact);
    }

    private static Decision decide(CaseFile file, CaseActor actor, Act act) {
        return new Deciding(
                        new Occasion(
                                file,
                                actor,
                                START.plusSeconds(600L * file.version()),
                                WORLD,
                                LIMITS,
                                SETTINGS))
                .decide(act);
    }

    private static Refusal refusal(CaseFile file, CaseActor actor, Act act) {
        return ((Decision.Refused) decide(file, actor, act)).reason();
    }

    private static CaseActor actor(Role role, UnitId unit, long person) {
        return new CaseActor(person, "某人", unit, role);
    }

    static Act.Direction direction(boolean water) {
        return ((Act.Dispatch) dispatchTo(water ? WATER : STREET)).direction();
    }

    private static Act dispatchTo(UnitId unit) {
        return new Act.Dispatch(
                new Act.Direction(
                        unit,
                        List.of(),
                        new Limits(Limit.parse("1h"), Limit.parse("4h"), Limit.parse("2wd")),
                        "DECIDED",
                        null,
                        1,
                        "理由"));
    }

    private static CaseEvent.Submitted submitted(boolean contactable) {
        return new CaseEvent.Submitted(
                "26030200000010",
                CaseKind.HELP,
                "路灯不亮",
                "路灯三天不亮了",
                null,
                Urgency.GENERAL,
                COMMUNITY,
                null,
                null,
                null,
                Channel.WEB,
                null,
                contactable,
                false,
                false,
                Limit.parse("2h"),
                List.of(),
                null);
    }
}
