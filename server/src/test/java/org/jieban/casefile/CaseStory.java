package org.jieban.casefile;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jieban.calendar.Limit;
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
import org.jieban.shared.IdempotencyKey;
import org.jspecify.annotations.Nullable;

/** The life of one case, told step by step; every step a minute after the last unless said. */
public final class CaseStory {

    public static final Limits LIMITS =
            new Limits(Limit.parse("2h"), Limit.parse("24h"), Limit.parse("7d"));

    private final Casework casework;
    private final CaseNumber number;
    private Instant now;
    private @Nullable UnitId lead;

    private CaseStory(Casework casework, CaseNumber number, Instant now) {
        this.casework = casework;
        this.number = number;
        this.now = now;
    }

    /** A citizen who left a phone number says something, and an agent accepts it. */
    public static CaseStory opened(
            Casework casework, CaseKind kind, @Nullable UnitId area, Instant at) {
        return opened(casework, kind, area, at, new ArrayList<>(List.of(new Act.Accept())));
    }

    private static CaseStory opened(
            Casework casework, CaseKind kind, @Nullable UnitId area, Instant at, List<Act> acts) {
        var said =
                new NewCase(
                        kind,
                        "楼道灯不亮",
                        "三单元楼道灯坏了一周没人管",
                        null,
                        Urgency.GENERAL,
                        area,
                        null,
                        null,
                        null,
                        Channel.PHONE,
                        null,
                        true,
                        false,
                        false,
                        List.of(),
                        null);
        var agent = new CaseActor(null, "话务员", null, Role.AGENT);
        var receipt = casework.open(() -> said, _ -> {}, acts, agent, key(), at).orThrow();
        return new CaseStory(casework, receipt.number(), at);
    }

    /** The same, dispatched to a unit in the same act. */
    public static CaseStory dispatched(Casework casework, UnitId unit, Instant at) {
        return dispatched(casework, CaseKind.HELP, unit, at, List.of());
    }

    public static CaseStory dispatched(
            Casework casework, CaseKind kind, UnitId unit, Instant at, List<UnitId> assisting) {
        return dispatched(casework, kind, unit, at, assisting, LIMITS);
    }

    /** The same with other limits than the usual ones. */
    public static CaseStory dispatched(Casework casework, UnitId unit, Instant at, Limits limits) {
        return dispatched(casework, CaseKind.HELP, unit, at, List.of(), limits);
    }

    private static CaseStory dispatched(
            Casework casework,
            CaseKind kind,
            UnitId unit,
            Instant at,
            List<UnitId> assisting,
            Limits limits) {
        var direction = new Act.Direction(unit, assisting, limits, "DIRECT", "rule-1", 1, "目录规则");
        var story =
                opened(
                        casework,
                        kind,
                        null,
                        at,
                        List.of(new Act.Accept(), new Act.Dispatch(direction)));
        story.lead = unit;
        return story;
    }

    public CaseNumber number() {
        return number;
    }

    /** Lets time go by before the next step. */
    public CaseStory after(Duration time) {
        now = now.plus(time);
        return this;
    }

    public CaseStory at(Instant moment) {
        now = moment;
        return this;
    }

    public CaseStory redispatchedTo(UnitId unit) {
        var direction = new Act.Direction(unit, List.of(), LIMITS, "DECIDED", null, 1, "管辖不符");
        act(new Act.Redispatch(direction), new CaseActor(null, "派单员", null, Role.DISPATCHER));
        lead = unit;
        return this;
    }

    public CaseStory signed() {
        return byLead(new Act.Sign());
    }

    public CaseStory helpAskedFrom(UnitId unit) {
        return byLead(new Act.Assist(unit, "请协助停水抢修", null));
    }

    public CaseStory assignedInwardTo(UnitId unit) {
        return byLead(new Act.Assign(unit, "请上门查看"));
    }

    public CaseStory urged() {
        return act(new Act.Urge("已经三天了"), CaseActor.citizen());
    }

    /** Signed, contacted, replied and accepted; the citizen is to be asked. */
    public CaseStory handled() {
        return byLead(new Act.Sign())
                .byLead(new Act.Contact(ContactMethod.PHONE, true, MeetingAnswer.DECLINED, ""))
                .byLead(new Act.Reply("已更换灯具", "已更换灯具", Solved.SOLVED, List.of()))
                .byLead(new Act.Approve("属实"));
    }

    /** Signed before; contacted and replied. */
    public CaseStory replied() {
        return byLead(new Act.Contact(ContactMethod.PHONE, true, MeetingAnswer.DECLINED, ""))
                .byLead(new Act.Reply("已更换灯具", "已更换灯具", Solved.SOLVED, List.of()));
    }

    public CaseStory answered(boolean contacted, Solved solved, Satisfaction satisfaction) {
        var answer =
                new Act.AnswerRevisit(
                        RevisitChannel.PHONE, contacted, solved, satisfaction, "修好了，谢谢");
        return act(answer, CaseActor.citizen());
    }

    public CaseStory notReached() {
        var attempt =
                new Act.AttemptRevisit(
                        RevisitChannel.PHONE, CaseEvent.AttemptOutcome.NO_ANSWER, "", null);
        return act(attempt, new CaseActor(null, "回访员", null, Role.REVISITER));
    }

    /** The citizen has no time now and asks to be rung later. */
    public CaseStory callBackAt(Instant later) {
        var attempt =
                new Act.AttemptRevisit(
                        RevisitChannel.PHONE, CaseEvent.AttemptOutcome.CALL_BACK, "", later);
        return act(attempt, new CaseActor(null, "回访员", null, Role.REVISITER));
    }

    public CaseStory byLead(Act act) {
        return act(act, new CaseActor(null, "承办人", lead, Role.HANDLER));
    }

    /** A unit that was asked to assist signs and reports its part done. */
    public CaseStory helpedBy(UnitId unit) {
        var helper = new CaseActor(null, "协办人", unit, Role.HANDLER);
        return act(new Act.Sign(), helper).act(new Act.Finish("已协助", List.of()), helper);
    }

    public CaseStory categoryCorrectedTo(String category) {
        var act = new Act.Correct(null, category, null, null, null, "分类有误");
        return act(act, new CaseActor(null, "派单员", null, Role.DISPATCHER));
    }

    /** Somebody with a role on a unit does something. */
    public CaseStory by(Role role, UnitId unit, long person, Act act) {
        return act(act, new CaseActor(person, role.name(), unit, role));
    }

    private CaseStory act(Act act, CaseActor actor) {
        now = now.plus(Duration.ofMinutes(1));
        casework.perform(number, null, act, actor, key(), now).orThrow();
        return this;
    }

    private static IdempotencyKey key() {
        return new IdempotencyKey(UUID.randomUUID().toString());
    }
}
