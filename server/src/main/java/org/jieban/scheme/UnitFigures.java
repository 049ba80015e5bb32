package org.jieban.scheme;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * All that a scheme looks at of one unit in one period.
 *
 * @param answers valid answers by the part the unit had in them
 * @param measures what else is known of it; missing ones are unknown, not zero
 */
public record UnitFigures(Map<Share, Tally> answers, Map<Measure, Fraction> measures) {

    public static final UnitFigures NONE = new UnitFigures(Map.of(), Map.of());

    public UnitFigures {
        answers = Map.copyOf(answers);
        measures = Map.copyOf(measures);
    }

    /** Answers given while the unit was in charge, and nothing else. */
    public static UnitFigures ofLead(Tally tally) {
        return new UnitFigures(Map.of(Share.LEAD, tally), Map.of());
    }

    /** The answers in which it had this part. */
    public Tally answers(Share share) {
        return answers.getOrDefault(share, Tally.NONE);
    }

    public Optional<Fraction> measure(Measure measure) {
        return Optional.ofNullable(measures.get(measure));
    }

    public UnitFigures with(Measure measure, long value) {
        return with(measure, Fraction.of(value));
    }

    /** With this measure instead of what was known of it. */
    public UnitFigures with(Measure measure, Fraction value) {
        return with(Map.of(measure, value));
    }

    /** With these measures instead of what was known of them. */
    public UnitFigures with(Map<Measure, Fraction> known) {
        var more = new LinkedHashMap<>(measures);
        more.putAll(known);
        return new UnitFigures(answers, more);
    }

    /** With more answers. */
    public UnitFigures plus(Share share, Tally tally) {
        var more = new EnumMap<Share, Tally>(Share.class);
        more.putAll(answers);
        more.merge(share, tally, Tally::plus);
        return new UnitFigures(more, measures);
    }

    /** Both together: what a district carries for what is below it. Measures known on either side add up. */
    public UnitFigures plus(UnitFigures more) {
        var sum = new EnumMap<Share, Tally>(Share.class);
        sum.putAll(answers);
        more.answers.forEach((share, tally) -> sum.merge(share, tally, Tally::plus));
        var both = new LinkedHashMap<>(measures);
        more.measures.forEach((measure, value) -> both.merge(measure, value, Fraction::plus));
        return new UnitFigures(sum, both);
    }
}
