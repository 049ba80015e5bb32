package org.jieban.assessment;

import java.math.BigDecimal;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.Map;
import java.util.Set;
import org.jieban.catalogue.CaseKind;

/** Schemes and counts for tests. */
final class AssessmentFixture {

    private AssessmentFixture() {}

    /** 10/50/40, 0.9, from the 19th: the scheme that comes with the program. */
    static Scheme theFirstScheme() {
        return aScheme(19, 1, Set.of());
    }

    static Scheme aScheme(int startDay, int minimumSample, Set<CaseKind> excluded) {
        return new Scheme(
                "three-rates",
                1,
                YearMonth.of(2019, 1),
                Map.of("zh-CN", "三率"),
                new Scheme.Cut(startDay, LocalTime.MIDNIGHT),
                new Scheme.Weights(points(10), points(50), points(40)),
                new BigDecimal("0.9"),
                1,
                minimumSample,
                excluded);
    }

    static BigDecimal points(int value) {
        return BigDecimal.valueOf(value);
    }

    /** Answers only; what was received and closed does not enter a score. */
    static Counts answers(long valid, long contacted, long solved, long satisfied, long basically) {
        return new Counts(0, 0, valid, contacted, solved, satisfied, basically);
    }
}
