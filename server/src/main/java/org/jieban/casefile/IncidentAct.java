package org.jieban.casefile;

import java.time.Instant;
import org.jieban.organisation.UnitId;
import org.jspecify.annotations.Nullable;

/** Acts that tie a case to a known incident (已知事件); their rules are {@link IncidentRules}. */
public sealed interface IncidentAct extends Act {

    @Override
    default ActKind kind() {
        return switch (this) {
            case Join ignored -> ActKind.INCIDENT_JOIN;
            case Leave ignored -> ActKind.INCIDENT_LEAVE;
            case Conclude ignored -> ActKind.INCIDENT_END;
        };
    }

    /**
     * 关联已知事件: the case is answered with the incident's standard answer.
     *
     * @param incident the incident's number
     * @param unit the unit that deals with it
     * @param until when it is expected to end, or null where nobody knows
     */
    record Join(
            String incident,
            String name,
            UnitId unit,
            String answer,
            @Nullable Instant until,
            String reason)
            implements IncidentAct {}

    /** 移出已知事件: it was not this; the case goes back to those who dispatch. */
    record Leave(String reason) implements IncidentAct {}

    /**
     * 已知事件结束.
     *
     * @param answer the closing answer
     * @param told whether this case's claimant gets the message, which each person gets once
     * @param drawn whether the claimant is to be asked the three questions
     */
    record Conclude(String answer, boolean told, boolean drawn) implements IncidentAct {}
}
