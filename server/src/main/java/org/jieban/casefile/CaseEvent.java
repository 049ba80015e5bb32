package org.jieban.casefile;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jieban.calendar.Limit;
import org.jieban.catalogue.CaseKind;
import org.jieban.catalogue.Urgency;
import org.jieban.organisation.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * A fact in the life of a case. Facts are only added, never changed; whatever the system shows of a
 * case is computed from them. Moments, people and units of a fact stand in {@link RecordedEvent}.
 */
public sealed interface CaseEvent
        permits CaseEvent.OfLife,
                TimeFact,
                ReturnFact,
                WhistleFact,
                CareFact,
                ReviewFact,
                IncidentFact {

    /** Facts of the ordinary way of a case, from the call to the citizen's answer. */
    sealed interface OfLife extends CaseEvent {}

    /** Coordinates as they came, counted as the map {@code crs} counts, where that is not WGS-84. */
    record GivenPoint(double lon, double lat, String crs) {}

    /**
     * What a citizen said, in their own words, which never change afterwards.
     *
     * @param lat latitude, WGS-84
     * @param lon longitude, WGS-84
     * @param given the coordinates as they came, or null where they were WGS-84
     * @param component code of the component 部件 it is about, or null
     */
    record Submitted(
            String number,
            CaseKind kind,
            String title,
            String words,
            @Nullable String category,
            Urgency urgency,
            @Nullable UnitId area,
            @Nullable String address,
            @Nullable Double lat,
            @Nullable Double lon,
            Channel channel,
            @Nullable Long claimant,
            boolean contactable,
            boolean secret,
            boolean meetingWanted,
            @Nullable Limit acceptLimit,
            List<String> attachments,
            @Nullable String source,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable GivenPoint given,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String component)
            implements OfLife {

        /** Where the coordinates came as WGS-84, or none did, and no component is known. */
        public Submitted(
                String number,
                CaseKind kind,
                String title,
                String words,
                @Nullable String category,
                Urgency urgency,
                @Nullable UnitId area,
                @Nullable String address,
                @Nullable Double lat,
                @Nullable Double lon,
                Channel channel,
                @Nullable Long claimant,
                boolean contactable,
                boolean secret,
                boolean meetingWanted,
                @Nullable Limit acceptLimit,
                List<String> attachments,
                @Nullable String source) {
            this(
                    number,
                    kind,
                    title,
                    words,
                    category,
                    urgency,
                    area,
                    address,
                    lat,
                    lon,
                    channel,
                    claimant,
                    contactable,
                    secret,
                    meetingWanted,
                    acceptLimit,
                    attachments,
                    source,
                    null,
                    null);
        }
    }

    /**
     * 历史导入: another system had this case before. Says only what that system knew; what it did not
     * tell (who signed when, who was called) is not made up.
     *
     * @param from name of the import
     * @param unit who had it there, or null where it did not tell
     * @param dueAt when it was due there, or null without a deadline
     * @param saidOnTime the other system's own word on whether it was in time, or null without one
     * @param details what else it told, by its own names
     */
    record Imported(
            String from,
            @Nullable UnitId unit,
            @Nullable Instant dueAt,
            @Nullable Boolean saidOnTime,
            Map<String, String> details)
            implements OfLife {}

    /** 受理. */
    record Accepted(Limit dispatchLimit) implements OfLife {}

    /** 补正: what was recorded wrongly is set right; null means unchanged. */
    record Corrected(
            @Nullable String title,
            @Nullable String category,
            @Nullable Urgency urgency,
            @Nullable UnitId area,
            @Nullable String address,
            String reason)
            implements OfLife {}

    /** 直接答复. */
    record AnsweredDirectly(String text) implements OfLife {}

    /** 引导至其他渠道. */
    record Guided(String destination, String reason) implements OfLife {}

    /** 并单: this case is the same matter as an earlier one. */
    record Linked(String to, String reason) implements OfLife {}

    /** 作废. */
    record Voided(String reason) implements OfLife {}

    /** 派单, by the catalogue or by a dispatcher's own decision; takes the case from an earlier lead. */
    record Dispatched(
            UnitId unit,
            List<UnitId> assisting,
            Limits limits,
            String mode,
            @Nullable String rule,
            int catalogueVersion,
            String reason,
            @Nullable Demands demands)
            implements OfLife {}

    /**
     * 自动派单: no human saw the case; what its text says was sure enough. The dispatch follows in the
     * same act.
     *
     * @param urgency of the case from now on; the category's where that presses more
     * @param confidence of the model, 0 to 1
     * @param threshold from which confidence the category is dispatched by itself, at that moment
     * @param words that decided, the strongest first
     * @param model number of the model
     */
    record SortedByItself(
            String category,
            Urgency urgency,
            double confidence,
            double threshold,
            List<String> words,
            long model)
            implements OfLife {

        public SortedByItself {
            words = List.copyOf(words);
        }
    }

    /** 签收 by the unit of one assignment. */
    record Signed(int assignment) implements OfLife {}

    /** 联系诉求人, with the meeting that was offered. */
    record Contacted(
            int assignment,
            ContactMethod method,
            boolean reached,
            MeetingAnswer meeting,
            String note)
            implements OfLife {}

    /**
     * 见面: people of the unit met the citizen.
     *
     * @param present who was there, or null where it was not said
     * @param attachments a photo or a signed record, or null for none
     */
    record Met(
            int assignment,
            Instant when,
            String place,
            String agreed,
            @Nullable String present,
            @Nullable List<String> attachments)
            implements OfLife {}

    /** 办理进展. */
    record Noted(int assignment, String text, boolean told, List<String> attachments)
            implements OfLife {}

    /**
     * 内部分派 to a section or community below the lead unit.
     *
     * @param limits its own, where it got the case together with the lead (双派发); else null
     */
    record AssignedInward(int assignment, UnitId unit, String duty, @Nullable Limits limits)
            implements OfLife {}

    /** 请求协办. */
    record AssistRequested(int assignment, UnitId unit, String duty, Limit limit)
            implements OfLife {}

    /** An assisting or inner unit reports its part done. */
    record Finished(int assignment, String text, List<String> attachments) implements OfLife {}

    /**
     * 答复: what was done, for the file and for the citizen.
     *
     * @param followed how the conclusion of the case conference was carried out, or null where none
     *     bound
     */
    record Replied(
            String text,
            String publicText,
            Solved resolved,
            List<String> attachments,
            @Nullable String followed)
            implements OfLife {}

    /**
     * 验收通过.
     *
     * @param revisitLimit how long the hotline has to ask the citizen; null where nobody is asked
     * @param way how the citizen chose to be asked, or null where they did not choose
     * @param linkUntil until when the questionnaire alone asks, or null where an agent calls at once
     */
    record ReplyAccepted(
            String text,
            @Nullable Limit revisitLimit,
            @Nullable RevisitWay way,
            @Nullable Instant linkUntil)
            implements OfLife {}

    /**
     * 回访方式: how the citizen wants to be asked; the latest holds, in every round.
     *
     * @param language in which they want to be called (方言), or null for no wish
     * @param linkUntil until when the questionnaire alone asks, where they are being asked already
     */
    record RevisitChosen(RevisitWay way, @Nullable String language, @Nullable Instant linkUntil)
            implements OfLife {}

    /** 验收不通过. */
    record ReplyRejected(String reason) implements OfLife {}

    /** 回访未成: nobody was reached, or a later time was asked for. */
    record RevisitAttempted(
            RevisitChannel channel,
            AttemptOutcome outcome,
            String note,
            @Nullable Instant callBackAt)
            implements OfLife {}

    /**
     * 回访: the citizen's answers to the three questions.
     *
     * @param script version of the words in which they were asked (话术), or null where it is not known
     */
    record Revisited(
            RevisitChannel channel,
            boolean contacted,
            Solved solved,
            Satisfaction satisfaction,
            String words,
            @Nullable Integer script)
            implements OfLife {}

    /** 再派件: a new round begins at the same lead unit, which is told why. */
    record RoundStarted(int round, Limits limits, String why) implements OfLife {}

    /** 办结. */
    record Closed(Outcome outcome) implements OfLife {}

    /** 催办 by the citizen. */
    record Urged(String text) implements OfLife {}

    /** 补充 by the citizen. */
    record Supplemented(String text, List<String> attachments) implements OfLife {}

    /** The citizen's answer to the meeting invitation on the tracking page. */
    record MeetingWished(boolean wanted) implements OfLife {}

    /** 归档. */
    record Archived() implements OfLife {}

    /**
     * Limits a unit is given.
     *
     * @param progress how often the citizen is told of the progress, or null where nothing is promised
     * @param giveBack how long the case may be returned (退单时限), or null where no window was set
     */
    record Limits(
            Limit sign,
            Limit contact,
            Limit feedback,
            @Nullable Limit progress,
            @Nullable Limit giveBack) {

        /** Without a promise of progress or a window for returns. */
        public Limits(Limit sign, Limit contact, Limit feedback) {
            this(sign, contact, feedback, null, null);
        }
    }

    /**
     * What the category demands of whoever handles it (办理要求).
     *
     * @param meetingExempt whether a reply needs neither a meeting nor a recorded decline (免见面)
     * @param onSite whether the acceptance is on site (现场验收)
     * @param checklist what is looked at there
     */
    record Demands(boolean meetingExempt, boolean onSite, List<String> checklist) {}

    /** How the citizen was contacted. */
    enum ContactMethod {
        PHONE,
        VISIT,
        MESSAGE
    }

    /** The citizen's answer to the meeting that was offered (见面邀请). */
    enum MeetingAnswer {
        ACCEPTED,
        DECLINED,
        NOT_ASKED
    }

    /** Whether the matter is solved, said by the unit or by the citizen. */
    enum Solved {
        SOLVED,
        PARTLY,
        NOT_SOLVED
    }

    /** How satisfied the citizen is; NONE when they would not say. */
    enum Satisfaction {
        SATISFIED,
        BASICALLY,
        DISSATISFIED,
        NONE
    }

    /** How the citizen wants to be asked (回访方式). */
    enum RevisitWay {
        /** 电话回访. */
        PHONE,
        /** 链接问卷. */
        LINK,
        /** 不回访. */
        NONE
    }

    /** How the citizen was asked. */
    enum RevisitChannel {
        PHONE,
        LINK,
        MESSAGE
    }

    /** Why an attempt to ask the citizen did not lead to answers. */
    enum AttemptOutcome {
        /** 未接通. */
        NO_ANSWER,
        /** 空号或错号. */
        WRONG_NUMBER,
        /** 约定再访: not counted as unreachable. */
        CALL_BACK
    }

    /** How a case ended. */
    enum Outcome {
        /** Solved, as the citizen says. */
        SOLVED,
        /** Two recorded attempts did not reach the citizen. */
        UNREACHABLE,
        /** Nobody could be asked: the citizen left no way to be reached. */
        NOT_REVISITED,
        /** 历史办结: ended in another system; what the citizen thinks of it is not known. */
        IMPORTED,
        /** 不合理诉求: found so by a panel and explained to the citizen. */
        UNREASONABLE
    }

    /** Where a case came from (受理渠道). */
    enum Channel {
        PHONE,
        WEB,
        APP,
        GRID,
        UPPER,
        API,
        CSV
    }
}
