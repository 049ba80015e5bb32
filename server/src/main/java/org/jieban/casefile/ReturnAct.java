package org.jieban.casefile;

import java.util.List;
import org.jieban.casefile.ReturnFact.DisputeGround;
import org.jieban.casefile.ReturnFact.ReturnGround;
import org.jieban.organisation.UnitId;
import org.jspecify.annotations.Nullable;

/** Acts of returns and disputes; their rules are {@link ReturnRules}. */
public sealed interface ReturnAct extends Act {

    @Override
    default ActKind kind() {
        return switch (this) {
            case AskReturn ignored -> ActKind.RETURN_ASK;
            case AgreeToReturn ignored -> ActKind.RETURN_AGREE;
            case RefuseReturn ignored -> ActKind.RETURN_REFUSE;
            case OpenDispute ignored -> ActKind.DISPUTE_OPEN;
            case State ignored -> ActKind.DISPUTE_STATE;
            case Refer ignored -> ActKind.DISPUTE_REFER;
            case Rule ignored -> ActKind.DISPUTE_RULE;
        };
    }

    /** 申请退单 with evidence. */
    record AskReturn(ReturnGround ground, String reason, List<String> attachments)
            implements ReturnAct {}

    /** 同意退单, and who has it now. */
    record AgreeToReturn(Act.Direction direction, boolean clockGoesOn, String word)
            implements ReturnAct {}

    /** 不同意退单. */
    record RefuseReturn(String reason) implements ReturnAct {}

    /** 提出争议 with the other units. */
    record OpenDispute(
            DisputeGround ground, String text, List<UnitId> others, List<String> attachments)
            implements ReturnAct {}

    /** 陈述意见. */
    record State(String text, List<String> attachments) implements ReturnAct {}

    /** 提级裁决. */
    record Refer(String reason) implements ReturnAct {}

    /**
     * 裁决.
     *
     * @param direction the new dispatch, or null where the first unit keeps the case
     */
    record Rule(
            Act.@Nullable Direction direction,
            boolean clockGoesOn,
            String word,
            String basis,
            boolean precedent)
            implements ReturnAct {}
}
