package org.jieban.casefile;

import java.time.Instant;
import java.util.List;
import org.jieban.calendar.Limit;
import org.jieban.casefile.WhistleFact.Presence;
import org.jieban.casefile.WhistleFact.Rating;
import org.jieban.casefile.WhistleFact.WhistleKind;
import org.jieban.organisation.UnitId;
import org.jspecify.annotations.Nullable;

/** Acts around a whistle; their rules are {@link WhistleRules}. */
public sealed interface WhistleAct extends Act {

    @Override
    default ActKind kind() {
        return switch (this) {
            case Blow ignored -> ActKind.WHISTLE;
            case ReportIn ignored -> ActKind.REPORT_IN;
            case HoldMeeting ignored -> ActKind.JOINT_MEETING;
            case GiveTask ignored -> ActKind.TASK_GIVE;
            case FinishTask ignored -> ActKind.TASK_FINISH;
            case JudgeTask ignored -> ActKind.TASK_JUDGE;
            case WaiveTask ignored -> ActKind.TASK_WAIVE;
            case EndWhistle ignored -> ActKind.WHISTLE_END;
        };
    }

    /** 吹哨; without a limit, the usual one of the kind. */
    record Blow(
            WhistleKind whistleKind,
            String ask,
            List<Call> calls,
            @Nullable Instant meetAt,
            String place,
            @Nullable Limit reportIn,
            List<String> attachments)
            implements WhistleAct {}

    /** Whom to call, and for what. */
    record Call(UnitId unit, String duty) {}

    /** 报到. */
    record ReportIn(int whistle, Presence presence, String word) implements WhistleAct {}

    /** 会商纪要. */
    record HoldMeeting(
            int whistle,
            Instant when,
            String place,
            List<String> present,
            String minutes,
            List<String> attachments)
            implements WhistleAct {}

    /** 分派任务 to a unit that was called, or to the lead itself. */
    record GiveTask(int whistle, UnitId unit, String owner, String what, Limit limit)
            implements WhistleAct {}

    /** 完成任务. */
    record FinishTask(int whistle, int task, String text, List<String> attachments)
            implements WhistleAct {}

    /** 任务验收. */
    record JudgeTask(int whistle, int task, boolean accepted, String word) implements WhistleAct {}

    /** 免除任务. */
    record WaiveTask(int whistle, int task, String reason) implements WhistleAct {}

    /** 解除哨音 and rate. */
    record EndWhistle(int whistle, String word, List<Rating> ratings) implements WhistleAct {}
}
