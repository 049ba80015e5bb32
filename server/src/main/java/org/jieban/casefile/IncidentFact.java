package org.jieban.casefile;

import java.time.Instant;
import org.jieban.calendar.Limit;
import org.jieban.casefile.CaseEvent.RevisitWay;
import org.jieban.organisation.UnitId;
import org.jspecify.annotations.Nullable;

/** Facts that tie a case to a known incident (已知事件). */
public sealed interface IncidentFact extends CaseEvent {

    /**
     * 关联已知事件: answered with the standard answer of that moment.
     *
     * @param incident the incident's number
     * @param unit the unit that deals with it
     * @param until when it was expected to end, or null where nobody knew
     */
    record IncidentJoined(
            String incident,
            String name,
            UnitId unit,
            String answer,
            @Nullable Instant until,
            String reason)
            implements IncidentFact {}

    /** 移出已知事件: the case waits for its dispatch again. */
    record IncidentLeft(String incident, String reason, Limit dispatchLimit)
            implements IncidentFact {}

    /**
     * 已知事件结束.
     *
     * @param answer the closing answer
     * @param told whether this case's claimant gets the message
     * @param revisitLimit how long the hotline has to ask the citizen; null where they are not asked
     * @param way how the citizen chose to be asked, or null where they did not choose
     * @param linkUntil until when the questionnaire alone asks, or null where an agent calls at once
     */
    record IncidentEnded(
            String incident,
            UnitId unit,
            String answer,
            boolean told,
            @Nullable Limit revisitLimit,
            @Nullable RevisitWay way,
            @Nullable Instant linkUntil)
            implements IncidentFact {}
}
