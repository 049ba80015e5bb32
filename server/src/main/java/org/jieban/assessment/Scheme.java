package org.jieban.assessment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.Map;
import java.util.Set;
import org.jieban.calendar.CityZone;
import org.jieban.catalogue.CaseKind;

/**
 * A scheme (考核方案): how a month is cut and how answers become a score. One version of it; a month is
 * computed by the version in force for it.
 *
 * @param code stable name of the scheme
 * @param effectiveFrom the first assessment month it holds for
 * @param name by language
 * @param cut where one period ends and the next begins
 * @param weights what each rate brings, in points; together 100
 * @param basically what a basically satisfied citizen counts for, against 1 for a satisfied one
 * @param digits decimals of the published score
 * @param minimumSample valid revisits below which a unit is shown but not ranked
 * @param excludedKinds kinds of cases that count nowhere (剔除)
 */
// [impl->rule~assessment.scheme~1]
record Scheme(
        String code,
        int version,
        YearMonth effectiveFrom,
        Map<String, String> name,
        Cut cut,
        Weights weights,
        BigDecimal basically,
        int digits,
        int minimumSample,
        Set<CaseKind> excludedKinds) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int LAST_DAY_OF_EVERY_MONTH = 28;
    private static final int MOST_DIGITS = 6;

    /** Points that each rate brings (响应率、解决率、满意率). */
    record Weights(BigDecimal response, BigDecimal solve, BigDecimal satisfaction) {

        boolean makeHundred() {
            return response.signum() >= 0
                    && solve.signum() >= 0
                    && satisfaction.signum() >= 0
                    && response.add(solve).add(satisfaction).compareTo(HUNDRED) == 0;
        }
    }

    /** The moment of the month at which periods meet, in city time. */
    record Cut(int startDay, LocalTime startTime) {}

    Scheme {
        name = Map.copyOf(name);
        excludedKinds = Set.copyOf(excludedKinds);
        require(weights.makeHundred(), "weights");
        require(basically.signum() >= 0 && basically.compareTo(BigDecimal.ONE) <= 0, "basically");
        require(cut.startDay() >= 1 && cut.startDay() <= LAST_DAY_OF_EVERY_MONTH, "startDay");
        require(digits >= 0 && digits <= MOST_DIGITS, "digits");
        require(minimumSample >= 1, "minimumSample");
    }

    /**
     * The period of an assessment month, which bears the name of the month in which its last day
     * lies: with the default cut, November runs from 19 October to 18 November.
     */
    // [impl->rule~assessment.period~1]
    Period period(YearMonth month) {
        var ends = cut.startDay() == 1 ? month.plusMonths(1) : month;
        return new Period(month, moment(ends.minusMonths(1)), moment(ends));
    }

    private java.time.Instant moment(YearMonth month) {
        LocalDate day = month.atDay(cut.startDay());
        return day.atTime(cut.startTime()).atZone(CityZone.ZONE).toInstant();
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("scheme: " + what + " cannot be used");
        }
    }
}
