package org.jieban.casefile;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import org.jieban.organisation.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * The answer to an act; the same again for the same idempotency key.
 *
 * @param number the case
 * @param version to be sent with the next act
 * @param state where the case stands now
 * @param round the present round
 * @param unit the unit in charge, once dispatched
 * @param dueAt when the next clock runs out, or null when none runs
 * @param dueClock which clock that is
 * @param caseId the id that tables and signed links carry; not told to callers
 */
public record Receipt(
        CaseNumber number,
        int version,
        CaseState state,
        int round,
        @Nullable UnitId unit,
        @Nullable Instant dueAt,
        CaseClock.@Nullable Kind dueClock,
        @JsonIgnore long caseId) {

    static Receipt of(CaseFile file) {
        var next = file.nextClock();
        return new Receipt(
                file.number(),
                file.version(),
                file.state(),
                file.round(),
                file.lead().map(Assignment::unit).orElse(null),
                next.map(CaseClock::dueAt).orElse(null),
                next.map(CaseClock::kind).orElse(null),
                file.id());
    }
}
