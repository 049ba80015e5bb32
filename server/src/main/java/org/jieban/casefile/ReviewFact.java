package org.jieban.casefile;

import java.util.List;
import org.jieban.casefile.CaseEvent.RevisitChannel;
import org.jieban.casefile.CaseEvent.Satisfaction;
import org.jieban.casefile.CaseEvent.Solved;
import org.jieban.organisation.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * Facts of what counts in the assessment: exclusion (剔除), appeal (考核申诉), unreasonable request
 * (不合理诉求), second revisit, findings. They never move a case and never change what the citizen
 * answered; {@link Excluded}, {@link AnswerCorrected} and {@link Restored} say what counts of it.
 */
public sealed interface ReviewFact extends CaseEvent {

    /**
     * 申请: a unit that carries the answer of a round asks that it counts otherwise.
     *
     * @param application number within the case, from 1
     * @param unit who asks
     * @param upper the unit that forwards it, or null where the next step is the decision
     * @param again the application that was refused or stopped and is asked again (复核), or null
     * @param panel whether the panel had found the request unreasonable before
     */
    record ReviewAsked(
            int application,
            int round,
            ReviewKind kind,
            ReviewGround ground,
            String words,
            List<String> attachments,
            UnitId unit,
            @Nullable UnitId upper,
            @Nullable Integer again,
            boolean panel)
            implements ReviewFact {}

    /**
     * 上级转报 with an opinion.
     *
     * @param unit whose application it is
     */
    record ReviewForwarded(int application, UnitId unit, String opinion) implements ReviewFact {}

    /** 上级不予转报. */
    record ReviewStopped(int application, UnitId unit, String reason) implements ReviewFact {}

    /**
     * 审定; what follows from it stands in the next fact.
     *
     * @param unit whose application it is
     * @param rule the rule that the decision cites
     */
    record ReviewDecided(int application, UnitId unit, boolean granted, String reason, String rule)
            implements ReviewFact {}

    /** 撤回申请. */
    record ReviewWithdrawn(int application, String reason) implements ReviewFact {}

    /** 撤销审定: what was granted is taken back; {@link Restored} follows. */
    record ReviewReversed(int application, UnitId unit, String reason, String rule)
            implements ReviewFact {}

    /**
     * 剔除: the answer of a round does not count, as long as this is not taken back.
     *
     * @param unit for whom, or null for every unit that carries the answer
     */
    record Excluded(
            int round, int application, @Nullable UnitId unit, ReviewGround ground, String rule)
            implements ReviewFact {}

    /** 更正: what counts instead of the recorded answer of a round; of several the latest. */
    record AnswerCorrected(
            int round,
            int application,
            boolean contacted,
            Solved solved,
            Satisfaction satisfaction,
            String rule)
            implements ReviewFact {}

    /** 恢复: what was granted to this application no longer holds. */
    record Restored(int round, int application) implements ReviewFact {}

    /**
     * 复访: what the citizen said to another agent; it changes nothing by itself.
     *
     * @param script version of the words in which they were asked (话术), or null where it is not known
     */
    record Rechecked(
            int round,
            RevisitChannel channel,
            boolean contacted,
            Solved solved,
            Satisfaction satisfaction,
            String words,
            @Nullable Integer script)
            implements ReviewFact {}

    /** 复访未成. */
    record RecheckMissed(int round, String note) implements ReviewFact {}

    /**
     * 反映被施压: the citizen says that they were pressed for a good answer.
     *
     * @param unit the unit in charge at that moment
     * @param upper the unit that looks into it, or null where that is the hotline
     */
    record PressureReported(int round, UnitId unit, @Nullable UnitId upper, String words)
            implements ReviewFact {}

    /** 认定: whether a round was handled truthfully and as the law allows; the latest holds. */
    record Found(int round, boolean truthful, boolean lawful, String note, List<String> evidence)
            implements ReviewFact {}

    /** What a unit asks for (申请类型). */
    enum ReviewKind {
        /** 剔除. */
        EXCLUSION,
        /** 考核申诉 against an answer. */
        APPEAL,
        /** 不合理诉求. */
        UNREASONABLE
    }

    /** On what ground (申请理由). */
    enum ReviewGround {
        /** 咨询、表扬类. */
        CONSULTATION_OR_PRAISE,
        /** 匿名或无法联系. */
        OUT_OF_REACH,
        /** 不合理或违法诉求. */
        UNREASONABLE,
        /** 重复诉求. */
        DUPLICATE,
        /** 超出本单位职责. */
        OUTSIDE_COMPETENCE,
        /** 政策限制或历史遗留, parked. */
        PARKED_MATTER,
        /** 中央单位或军队事项. */
        CENTRAL_OR_ARMY,
        /** 回访记录有误. */
        ANSWER_WRONG,
        /** 受第三方干扰 of the citizen's answer. */
        PRESSED,
        /** 恶意或滥用. */
        MISUSE,
        /** 其他. */
        OTHER;

        /** Whether it concerns the unit that asks and nobody else who carries the answer. */
        public boolean ofOneUnit() {
            return this == OUTSIDE_COMPETENCE;
        }

        /** Whether the case itself proves it, so that no file is needed. */
        boolean provenByTheCase() {
            return this == CONSULTATION_OR_PRAISE || this == PARKED_MATTER;
        }
    }

    /** What a granted application does (审定结果). */
    enum ReviewEffect {
        /** 剔除. */
        EXCLUDED,
        /** 更正. */
        CORRECTED
    }
}
