package org.jieban.casefile;

import java.util.List;
import org.jieban.casefile.CaseEvent.Satisfaction;
import org.jieban.casefile.CaseEvent.Solved;
import org.jieban.casefile.ReviewFact.ReviewEffect;
import org.jieban.casefile.ReviewFact.ReviewGround;
import org.jieban.casefile.ReviewFact.ReviewKind;
import org.jspecify.annotations.Nullable;

/** Acts about what counts in the assessment; their rules are {@link ReviewRules}. */
public sealed interface ReviewAct extends Act {

    @Override
    default ActKind kind() {
        return switch (this) {
            case AskReview ignored -> ActKind.REVIEW_ASK;
            case ForwardReview ignored -> ActKind.REVIEW_FORWARD;
            case DecideReview ignored -> ActKind.REVIEW_DECIDE;
            case WithdrawReview ignored -> ActKind.REVIEW_WITHDRAW;
            case ReverseReview ignored -> ActKind.REVIEW_REVERSE;
        };
    }

    /**
     * 申请剔除、申诉.
     *
     * @param round whose answer it is about, or null for the latest
     * @param again the refused or stopped application that is asked again (复核), or null
     */
    record AskReview(
            @Nullable Integer round,
            ReviewKind what,
            ReviewGround ground,
            String words,
            List<String> attachments,
            @Nullable Integer again)
            implements ReviewAct {}

    /** 转报, or stopping it with a reason. */
    record ForwardReview(int application, boolean forwarded, String opinion) implements ReviewAct {}

    /**
     * 审定.
     *
     * @param effect what it does when granted; null when refused
     * @param corrected the answer that counts instead, for {@link ReviewEffect#CORRECTED}
     */
    record DecideReview(
            int application,
            boolean granted,
            String reason,
            String rule,
            @Nullable ReviewEffect effect,
            @Nullable Answer corrected)
            implements ReviewAct {}

    /** 撤回申请. */
    record WithdrawReview(int application, String reason) implements ReviewAct {}

    /** 撤销审定. */
    record ReverseReview(int application, String reason, String rule) implements ReviewAct {}

    /** What the citizen said, or what counts instead of it. */
    record Answer(boolean contacted, Solved solved, Satisfaction satisfaction) {}
}
