package org.jieban.casefile;

import java.util.List;
import org.jieban.casefile.CaseEvent.RevisitChannel;
import org.jspecify.annotations.Nullable;

/** Acts that make an answer evidence: second revisit, pressure reported, findings; rules: {@link EvidenceRules}. */
public sealed interface EvidenceAct extends Act {

    @Override
    default ActKind kind() {
        return switch (this) {
            case Recheck ignored -> ActKind.RECHECK;
            case ReportPressure ignored -> ActKind.PRESSURE_REPORT;
            case Find ignored -> ActKind.FIND;
        };
    }

    /**
     * 复访: the citizen is asked a second time, by another agent.
     *
     * @param round whose answer is checked, or null for the latest that waits for it
     * @param answer what they said, or null where they were not reached
     * @param script version of the words in which they were asked (话术), or null where it is not known
     */
    record Recheck(
            @Nullable Integer round,
            RevisitChannel channel,
            ReviewAct.@Nullable Answer answer,
            String words,
            @Nullable Integer script)
            implements EvidenceAct {}

    /** 反映被施压, in one click; words where the citizen wants to say more. */
    record ReportPressure(String words) implements EvidenceAct {}

    /**
     * 认定办理真实、合规.
     *
     * @param round about which the finding is, or null for the latest that ended
     */
    record Find(
            @Nullable Integer round,
            boolean truthful,
            boolean lawful,
            String note,
            List<String> attachments)
            implements EvidenceAct {}
}
