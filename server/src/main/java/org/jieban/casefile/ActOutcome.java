package org.jieban.casefile;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jieban.shared.ProblemException;

/** What became of an act. */
public sealed interface ActOutcome {

    /** It is recorded. */
    record Done(Receipt receipt) implements ActOutcome {}

    /**
     * A rule refuses it.
     *
     * @param more what else the refusal tells, by name
     */
    record Refused(
            CaseNumber number,
            ActKind act,
            CaseState state,
            Refusal reason,
            Map<String, Object> more)
            implements ActOutcome {

        Refused(CaseNumber number, ActKind act, CaseState state, Refusal reason) {
            this(number, act, state, reason, Map.of());
        }
    }

    /** Somebody else acted since the caller looked; nothing was recorded. */
    record Stale(
            CaseNumber number, int version, String changedBy, String changedTo, Instant changedAt)
            implements ActOutcome {}

    /** The receipt; a refusal or a stale version becomes the problem the caller is told. */
    default Receipt orThrow() {
        return switch (this) {
            case Done done -> done.receipt();
            case Refused refused -> throw new ProblemException(refused.reason(), told(refused));
            case Stale stale ->
                    throw new ProblemException(
                            CaseProblem.STALE,
                            Map.of(
                                    "number", stale.number().value(),
                                    "currentVersion", stale.version(),
                                    "changedBy", stale.changedBy(),
                                    "changedTo", stale.changedTo(),
                                    "changedAt", stale.changedAt()));
        };
    }

    private static Map<String, Object> told(Refused refused) {
        var told = new HashMap<String, Object>(refused.more());
        told.put("number", refused.number().value());
        told.put("act", refused.act().path());
        told.put("state", refused.state().name());
        return Map.copyOf(told);
    }
}
