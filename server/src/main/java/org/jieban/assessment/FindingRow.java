package org.jieban.assessment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a round was found handled truthfully and as the law allows (办理真实、合规); the latest finding
 * about it.
 *
 * @param unit the unit that was in charge
 */
record FindingRow(
        long caseId,
        int round,
        long unit,
        Instant foundAt,
        boolean trueAndLawful,
        String kind,
        @Nullable String category) {}
