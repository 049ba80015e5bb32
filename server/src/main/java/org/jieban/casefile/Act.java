package org.jieban.casefile;

import java.time.Instant;
import java.util.List;
import org.jieban.casefile.CaseEvent.AttemptOutcome;
import org.jieban.casefile.CaseEvent.ContactMethod;
import org.jieban.casefile.CaseEvent.Limits;
import org.jieban.casefile.CaseEvent.MeetingAnswer;
import org.jieban.casefile.CaseEvent.RevisitChannel;
import org.jieban.casefile.CaseEvent.Satisfaction;
import org.jieban.casefile.CaseEvent.Solved;
import org.jieban.catalogue.Urgency;
import org.jieban.organisation.UnitId;
import org.jspecify.annotations.Nullable;

/** What somebody wants to do with a case. What is possible when, and for whom: {@link Lifecycle}. */
public sealed interface Act
        permits Act.OfLife,
                TimeAct,
                ReturnAct,
                WhistleAct,
                CareAct,
                ReviewAct,
                EvidenceAct,
                IncidentAct {

    /** Which act this is, for the table of the life of a case. */
    ActKind kind();

    /** Files that come with the act; they belong to the case from then on. */
    default List<String> attachments() {
        return List.of();
    }

    /** Acts of the ordinary way of a case. */
    sealed interface OfLife extends Act {

        @Override
        default ActKind kind() {
            return switch (this) {
                case Accept ignored -> ActKind.ACCEPT;
                case Correct ignored -> ActKind.CORRECT;
                case Answer ignored -> ActKind.ANSWER;
                case Guide ignored -> ActKind.GUIDE;
                case Link ignored -> ActKind.LINK;
                case Void ignored -> ActKind.VOID;
                case Dispatch ignored -> ActKind.DISPATCH;
                case DispatchByItself ignored -> ActKind.AUTO_DISPATCH;
                case Redispatch ignored -> ActKind.REDISPATCH;
                case Sign ignored -> ActKind.SIGN;
                case Contact ignored -> ActKind.CONTACT;
                case Meet ignored -> ActKind.MEET;
                case Note ignored -> ActKind.NOTE;
                case Assign ignored -> ActKind.ASSIGN;
                case Assist ignored -> ActKind.ASSIST;
                case Finish ignored -> ActKind.FINISH;
                case Reply ignored -> ActKind.REPLY;
                case Approve ignored -> ActKind.APPROVE;
                case Reject ignored -> ActKind.REJECT;
                case AttemptRevisit ignored -> ActKind.REVISIT_ATTEMPT;
                case AnswerRevisit ignored -> ActKind.REVISIT_ANSWER;
                case Urge ignored -> ActKind.URGE;
                case Supplement ignored -> ActKind.SUPPLEMENT;
                case WishMeeting ignored -> ActKind.MEETING;
                case ChooseRevisit ignored -> ActKind.REVISIT_CHOICE;
                case Archive ignored -> ActKind.ARCHIVE;
            };
        }
    }

    /** 受理 a request that came in without an agent. */
    record Accept() implements OfLife {}

    /** 补正; null leaves a field as it is. */
    record Correct(
            @Nullable String title,
            @Nullable String category,
            @Nullable Urgency urgency,
            @Nullable UnitId area,
            @Nullable String address,
            String reason)
            implements OfLife {}

    /** 直接答复. */
    record Answer(String text) implements OfLife {}

    /** 引导至其他渠道. */
    record Guide(String destination, String reason) implements OfLife {}

    /** 并单 to an earlier case. */
    record Link(CaseNumber to, String reason) implements OfLife {}

    /** 作废. */
    record Void(String reason) implements OfLife {}

    /** 派单 as the catalogue or the dispatcher decided. */
    record Dispatch(Direction direction) implements OfLife {}

    /** 自动派单: what the text says decides, without a human. */
    record DispatchByItself(CaseEvent.SortedByItself why, Direction direction) implements OfLife {}

    /** 改派: takes the case from the present lead; the reason stands in the direction. */
    record Redispatch(Direction direction) implements OfLife {}

    /** 签收 of the part that the actor's unit has. */
    record Sign() implements OfLife {}

    /** 联系诉求人. */
    record Contact(ContactMethod method, boolean reached, MeetingAnswer meeting, String note)
            implements OfLife {}

    /** 见面 that has taken place. */
    record Meet(Instant when, String place, String agreed, String present, List<String> attachments)
            implements OfLife {

        /** Without saying who was there, and without a record. */
        public Meet(Instant when, String place, String agreed) {
            this(when, place, agreed, "", List.of());
        }
    }

    /** 办理进展. */
    record Note(String text, boolean told, List<String> attachments) implements OfLife {}

    /**
     * 内部分派 to a section or community below the actor's unit.
     *
     * @param limit how long it has; null for as long as the lead was given
     */
    record Assign(UnitId unit, String duty, org.jieban.calendar.@Nullable Limit limit)
            implements OfLife {

        /** With the lead's limit. */
        public Assign(UnitId unit, String duty) {
            this(unit, duty, null);
        }
    }

    /** 请求协办; without a limit the unit has as long as the lead. */
    record Assist(UnitId unit, String duty, org.jieban.calendar.@Nullable Limit limit)
            implements OfLife {}

    /** An assisting or inner unit reports its own part done. */
    record Finish(String text, List<String> attachments) implements OfLife {}

    /**
     * 答复.
     *
     * @param followed how the conclusion of the case conference was carried out; empty where none binds
     */
    record Reply(
            String text,
            String publicText,
            Solved resolved,
            List<String> attachments,
            String followed)
            implements OfLife {

        /** Where no conclusion of a conference binds. */
        public Reply(String text, String publicText, Solved resolved, List<String> attachments) {
            this(text, publicText, resolved, attachments, "");
        }
    }

    /** 验收通过. */
    record Approve(String text) implements OfLife {}

    /** 验收不通过. */
    record Reject(String reason) implements OfLife {}

    /** A recorded attempt to ask the citizen. */
    record AttemptRevisit(
            RevisitChannel channel,
            AttemptOutcome outcome,
            String note,
            @Nullable Instant callBackAt)
            implements OfLife {}

    /**
     * The citizen's three answers.
     *
     * @param round about which they were asked, or null for the present one
     * @param script version of the words in which they were asked, or null
     */
    record AnswerRevisit(
            RevisitChannel channel,
            boolean contacted,
            Solved solved,
            Satisfaction satisfaction,
            String words,
            @Nullable Integer round,
            @Nullable Integer script)
            implements OfLife {

        /** About the present round. */
        public AnswerRevisit(
                RevisitChannel channel,
                boolean contacted,
                Solved solved,
                Satisfaction satisfaction,
                String words) {
            this(channel, contacted, solved, satisfaction, words, null, null);
        }
    }

    /** 催办. */
    record Urge(String text) implements OfLife {}

    /** 补充. */
    record Supplement(String text, List<String> attachments) implements OfLife {}

    /** The citizen's answer to the meeting invitation. */
    record WishMeeting(boolean wanted) implements OfLife {}

    /**
     * The citizen's choice how to be asked (回访方式).
     *
     * @param language in which they want to be called, or null for no wish
     */
    record ChooseRevisit(CaseEvent.RevisitWay way, @Nullable String language) implements OfLife {}

    /** 归档. */
    record Archive() implements OfLife {}

    /**
     * Where a case is sent and why.
     *
     * @param unit the lead
     * @param assisting units that help from the start
     * @param limits what the lead is given
     * @param mode DIRECT, BACKSTOP (属地兜底) or DECIDED (by a dispatcher against the catalogue)
     * @param rule the deciding rule of the catalogue, or null for DECIDED
     * @param catalogueVersion the version of the catalogue at that moment
     * @param reason the rule in words, or the dispatcher's reason
     * @param demands what the category demands of the unit, or null for nothing
     * @param inward units below the lead that get a part of their own at the same moment (双派发)
     */
    record Direction(
            UnitId unit,
            List<UnitId> assisting,
            Limits limits,
            String mode,
            @Nullable String rule,
            int catalogueVersion,
            String reason,
            CaseEvent.@Nullable Demands demands,
            List<Inward> inward) {

        public Direction {
            inward = List.copyOf(inward);
        }

        /** To the lead and its helpers only. */
        public Direction(
                UnitId unit,
                List<UnitId> assisting,
                Limits limits,
                String mode,
                @Nullable String rule,
                int catalogueVersion,
                String reason,
                CaseEvent.@Nullable Demands demands) {
            this(unit, assisting, limits, mode, rule, catalogueVersion, reason, demands, List.of());
        }

        /** The same, and units below the lead get their part at once (双派发). */
        public Direction alsoTo(List<Inward> below) {
            return new Direction(
                    unit, assisting, limits, mode, rule, catalogueVersion, reason, demands, below);
        }

        /** Without demands of the category. */
        public Direction(
                UnitId unit,
                List<UnitId> assisting,
                Limits limits,
                String mode,
                @Nullable String rule,
                int catalogueVersion,
                String reason) {
            this(unit, assisting, limits, mode, rule, catalogueVersion, reason, null);
        }
    }

    /** A section or community below the lead, and its own duty. */
    record Inward(UnitId unit, String duty) {}
}
