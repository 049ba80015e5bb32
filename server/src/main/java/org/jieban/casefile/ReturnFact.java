package org.jieban.casefile;

import java.util.List;
import org.jieban.calendar.Limit;
import org.jieban.organisation.UnitId;
import org.jspecify.annotations.Nullable;

/** Facts of returns (退单) and disputes (争议); the first unit stays in charge meanwhile (首接负责). */
public sealed interface ReturnFact extends CaseEvent {

    /** 申请退单: back to the one who dispatched, never sideways. */
    record ReturnAsked(ReturnGround ground, String reason, List<String> attachments)
            implements ReturnFact {}

    /**
     * 同意退单; the new dispatch stands in the next fact.
     *
     * @param unit the unit that returned it
     * @param clockGoesOn whether the feedback limit of the first unit goes on for the next one,
     *     instead of beginning anew
     */
    record ReturnAgreed(UnitId unit, String word, boolean clockGoesOn) implements ReturnFact {}

    /** 不同意退单: final; the unit handles the case. */
    record ReturnRefused(String reason) implements ReturnFact {}

    /**
     * 提出争议 over who has to do it.
     *
     * @param parties the units between which it is undecided, the lead among them
     * @param judge the unit whose leader rules: the lowest above all parties, or null where that is
     *     the city, for which the hotline's dispatchers rule
     * @param statementLimit how long the parties have to state their view
     */
    record DisputeOpened(
            DisputeGround ground,
            String text,
            List<UnitId> parties,
            @Nullable UnitId judge,
            Limit statementLimit,
            List<String> attachments)
            implements ReturnFact {}

    /** 陈述意见 of one party. */
    record DisputeStated(UnitId party, String text, List<String> attachments)
            implements ReturnFact {}

    /** 提级裁决: the next level rules, null for the city; who has not stated yet has time again. */
    record DisputeReferred(@Nullable UnitId judge, String reason, Limit statementLimit)
            implements ReturnFact {}

    /**
     * 裁决; when the unit in charge changes, the new dispatch stands in the next fact.
     *
     * @param unit who has to do it
     * @param parties those who disputed
     * @param basis the rule or document the ruling stands on
     * @param precedent whether it holds for later cases that look alike
     * @param clockGoesOn as in {@link ReturnAgreed}
     * @param category what the case was about at that moment, for the precedent
     * @param area where it was at that moment
     */
    record DisputeRuled(
            UnitId unit,
            List<UnitId> parties,
            String word,
            String basis,
            boolean precedent,
            boolean clockGoesOn,
            @Nullable String category,
            @Nullable UnitId area)
            implements ReturnFact {}

    /** Why a unit returns a case (退单原因). */
    enum ReturnGround {
        /** 非本单位职责. */
        NOT_OUR_DUTY,
        /** 不属本辖区. */
        OUTSIDE_OUR_AREA,
        /** 分类不准. */
        WRONG_CATEGORY,
        /** 要素不全, cannot be found out from the citizen. */
        FACTS_MISSING,
        /** 重复派单. */
        DUPLICATE
    }

    /** What a dispute is about (争议类型). */
    enum DisputeGround {
        /** 责任不清. */
        DUTY_UNCLEAR,
        /** 边界有误. */
        BOUNDARY_WRONG,
        /** 划分不实. */
        CLASSIFICATION_UNTRUE
    }
}
