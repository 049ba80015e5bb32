package org.jieban.casefile;

import java.time.Instant;
import java.util.List;
import org.jieban.casefile.TimeFact.ParkingGround;
import org.jieban.catalogue.Urgency;
import org.jspecify.annotations.Nullable;

/** Acts that bend the time of a case; their rules are {@link TimeRules}. */
public sealed interface TimeAct extends Act {

    @Override
    default ActKind kind() {
        return switch (this) {
            case AskExtension ignored -> ActKind.EXTENSION_ASK;
            case DecideExtension ignored -> ActKind.EXTENSION_DECIDE;
            case Wait ignored -> ActKind.WAIT;
            case Resume ignored -> ActKind.RESUME;
            case AskParking ignored -> ActKind.PARKING_ASK;
            case DecideParking ignored -> ActKind.PARKING_DECIDE;
            case ProlongParking ignored -> ActKind.PARKING_PROLONG;
            case Wake ignored -> ActKind.WAKE;
            case Supervise ignored -> ActKind.SUPERVISE;
            case AnswerSupervision ignored -> ActKind.SUPERVISION_ANSWER;
            case RaiseUrgency ignored -> ActKind.URGENCY_RAISE;
            case ReachRung ignored -> ActKind.RUNG;
        };
    }

    /** 申请延期 of the lead's feedback limit. */
    record AskExtension(Instant until, String reason, List<String> attachments)
            implements TimeAct {}

    /**
     * 审批延期.
     *
     * @param until the new end where granted, or null for the one asked for
     * @param word the reason where refused
     */
    record DecideExtension(boolean granted, @Nullable Instant until, String word)
            implements TimeAct {}

    /** 等待诉求人, with evidence. */
    record Wait(String reason, Instant until, List<String> attachments) implements TimeAct {}

    /** The waiting is over. */
    record Resume(String reason) implements TimeAct {}

    /** 申请挂账. */
    record AskParking(
            ParkingGround ground,
            String owner,
            String plan,
            Instant reviewAt,
            List<String> attachments)
            implements TimeAct {}

    /** 审批挂账; a district may set an earlier or later day of review. */
    record DecideParking(boolean approved, @Nullable Instant reviewAt, String word)
            implements TimeAct {}

    /** 继续挂账. */
    record ProlongParking(Instant reviewAt, String word) implements TimeAct {}

    /** 唤醒. */
    record Wake(String reason) implements TimeAct {}

    /** 督办. */
    record Supervise(String text, @Nullable Instant answerBy) implements TimeAct {}

    /** 督办反馈. */
    record AnswerSupervision(String text) implements TimeAct {}

    /** 提升紧急程度. */
    record RaiseUrgency(Urgency urgency, String reason) implements TimeAct {}

    /** 升级: only the system climbs ladders. */
    record ReachRung(TimeFact.RungReached rung) implements TimeAct {}
}
