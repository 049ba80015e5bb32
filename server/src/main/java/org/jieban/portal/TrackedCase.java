package org.jieban.portal;

import java.time.Instant;
import java.util.List;
import org.jieban.casefile.CaseEvent.MeetingAnswer;
import org.jieban.casefile.CaseEvent.RevisitChannel;
import org.jieban.casefile.CaseEvent.RevisitWay;
import org.jieban.casefile.CaseEvent.Satisfaction;
import org.jieban.casefile.CaseEvent.Solved;
import org.jieban.casefile.CaseState;
import org.jspecify.annotations.Nullable;

/** A case as its citizen sees it: no names of officials, no internal words. */
record TrackedCase(
        String number,
        String title,
        String words,
        CaseState state,
        int round,
        @Nullable String holder,
        @Nullable Instant dueAt,
        List<Step> steps,
        Meeting meeting,
        @Nullable Invitation invitation,
        List<Photo> photos,
        boolean canUrge,
        boolean canSupplement,
        boolean canAnswer,
        boolean canAnswerMeeting,
        boolean canReportPressure,
        @Nullable Questionnaire questionnaire,
        @Nullable Given given,
        Choice revisit,
        @Nullable Incident incident,
        @Nullable Instant closedAt) {

    /**
     * 已知事件 by which the request was answered, as it stands now.
     *
     * @param answer the standard answer, and the closing one once it is over
     * @param endedAt when it was over, or null
     */
    record Incident(
            String number,
            String name,
            String answer,
            Instant expectedEnd,
            @Nullable Instant endedAt) {}

    /** One thing that happened, by its kind; the page has the words for it. */
    record Step(String type, Instant at, @Nullable String unit, @Nullable String text, int round) {}

    record Meeting(boolean wanted, MeetingAnswer answer) {}

    /**
     * 见面邀请: the newest, and what was said to it.
     *
     * @param visit whether the unit comes to the citizen
     * @param answer ACCEPTED, MOVED, DECLINED, or null without an answer
     * @param slot which of the times was accepted, from 0
     * @param canAnswer whether an answer can be given or changed now
     */
    record Invitation(
            List<Slot> slots,
            String place,
            boolean visit,
            String word,
            @Nullable String answer,
            @Nullable Integer slot,
            @Nullable Instant wished,
            boolean canAnswer) {}

    record Slot(Instant from, Instant until) {}

    record Photo(long id, String stage) {}

    record Questionnaire(int round) {}

    /** What was answered last, and when: one questionnaire a round. */
    record Given(
            int round,
            Instant at,
            RevisitChannel channel,
            boolean contacted,
            Solved solved,
            Satisfaction satisfaction,
            String words) {}

    /**
     * How the citizen is asked (回访方式).
     *
     * @param way null where they did not choose
     * @param linkUntil until when the questionnaire alone asks, or null
     */
    record Choice(@Nullable RevisitWay way, boolean open, @Nullable Instant linkUntil) {}
}
