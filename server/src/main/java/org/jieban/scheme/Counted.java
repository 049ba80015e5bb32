package org.jieban.scheme;

import java.util.Map;

/**
 * A unit's answers as a scheme counts them: each with the weight of the part that the unit had in it.
 * Whole numbers where every weight is 0 or 1.
 */
public record Counted(
        Fraction valid,
        Fraction contacted,
        Fraction solved,
        Fraction partly,
        Fraction satisfied,
        Fraction basically,
        Fraction dissatisfied,
        Fraction unsaid) {

    /** Counts answers with the weights of a scheme. */
    // [impl->rule~scheme.shares~1]
    public static Counted of(Scheme scheme, Map<Share, Tally> answers) {
        return new Counted(
                sum("valid", scheme, answers),
                sum("contacted", scheme, answers),
                sum("solved", scheme, answers),
                sum("partly", scheme, answers),
                sum("satisfied", scheme, answers),
                sum("basically", scheme, answers),
                sum("dissatisfied", scheme, answers),
                sum("unsaid", scheme, answers));
    }

    private static Fraction sum(String name, Scheme scheme, Map<Share, Tally> answers) {
        var sum = Fraction.ZERO;
        for (var entry : answers.entrySet()) {
            var weight = scheme.weight(entry.getKey());
            if (!weight.isZero()) {
                long many = Names.answers(name, entry.getValue()).orElseThrow();
                sum = sum.plus(weight.times(Fraction.of(many)));
            }
        }
        return sum;
    }

    /** The figure of a name; empty when it is no name of answers. */
    java.util.Optional<Fraction> named(String name) {
        return java.util.Optional.ofNullable(
                switch (name) {
                    case "valid" -> valid;
                    case "contacted" -> contacted;
                    case "solved" -> solved;
                    case "partly" -> partly;
                    case "satisfied" -> satisfied;
                    case "basically" -> basically;
                    case "dissatisfied" -> dissatisfied;
                    case "unsaid" -> unsaid;
                    default -> null;
                });
    }
}
