package org.jieban.casefile;

import java.time.Instant;
import java.util.List;
import org.jieban.catalogue.Urgency;
import org.jieban.identity.Role;
import org.jieban.organisation.UnitId;
import org.jspecify.annotations.Nullable;

/** Facts that bend the time of a case: extensions, waiting, parking, supervision, ladders. */
public sealed interface TimeFact extends CaseEvent {

    /** 申请延期: the lead asks for more time, before the time is up. */
    record ExtensionAsked(Instant until, String reason, List<String> attachments)
            implements TimeFact {}

    /** 同意延期 until a moment that is not later than the one asked for. */
    record ExtensionGranted(Instant until, String word) implements TimeFact {}

    /** 不同意延期. */
    record ExtensionRefused(String reason) implements TimeFact {}

    /**
     * 等待诉求人: the unit cannot go on before the citizen has done something; its clocks stand still.
     *
     * @param until when the clocks run again at the latest
     * @param attachments the evidence
     */
    record WaitStarted(String reason, Instant until, List<String> attachments)
            implements TimeFact {}

    /** The clocks run again. */
    record WaitEnded(String reason) implements TimeFact {}

    /** 申请挂账: with an owner, a plan and a day on which it is looked at again. */
    record ParkingAsked(
            ParkingGround ground,
            String owner,
            String plan,
            Instant reviewAt,
            List<String> attachments)
            implements TimeFact {}

    /** 批准挂账 by the district. */
    record ParkingApproved(Instant reviewAt, String word) implements TimeFact {}

    /** 不批准挂账. */
    record ParkingRefused(String reason) implements TimeFact {}

    /** 继续挂账: looked at again, and again not ripe. */
    record ParkingProlonged(Instant reviewAt, String word) implements TimeFact {}

    /** 唤醒: the case goes on where it stood, by a person or by itself on the day of review. */
    record Woken(String reason) implements TimeFact {}

    /**
     * 督办: a level above wants to be told.
     *
     * @param answerBy until when, or null where no answer is asked for
     */
    record Supervised(String text, @Nullable Instant answerBy) implements TimeFact {}

    /** 督办反馈. */
    record SupervisionAnswered(String text) implements TimeFact {}

    /** 提升紧急程度; the limits that were given stay. */
    record UrgencyRaised(Urgency urgency, String reason) implements TimeFact {}

    /**
     * 升级: a rung of a ladder was reached.
     *
     * @param ladder code of the ladder
     * @param version which version of it
     * @param rung code of the rung
     * @param run which run of which clock it belongs to: the round, the dispatch, the start; a rung is
     *     reached once in a run
     * @param action what it calls for, by its code
     * @param refused why the case did not let what it calls for be done, or null when it was done
     * @param words what is asked now, for people
     * @param told who is told
     * @param urgent whether they are told at night too
     * @param planned the moment at which it should have been; earlier than the fact's own when the
     *     system stood still meanwhile
     */
    record RungReached(
            String ladder,
            int version,
            String rung,
            String run,
            String action,
            @Nullable String refused,
            String words,
            List<Told> told,
            boolean urgent,
            Instant planned)
            implements TimeFact {

        boolean sameAs(RungReached other) {
            return ladder.equals(other.ladder) && rung.equals(other.rung) && run.equals(other.run);
        }
    }

    /**
     * Who is told.
     *
     * @param role only people with this role in the unit, or null for all of them
     * @param person only this person, or null
     */
    record Told(UnitId unit, @Nullable Role role, @Nullable Long person) {}

    /** Why something cannot be solved for now (挂账原因). */
    enum ParkingGround {
        /** 历史遗留. */
        HISTORY,
        /** 规划建设. */
        PLANNING,
        /** 法律政策. */
        LAW,
        /** 资金条件. */
        FUNDS
    }
}
