package org.jieban.groupmatter;

import java.util.Collections;

/**
 * How like two are in wording and place; each may be one telling or many together.
 *
 * <p>The numbers were found by eye on 4,326 real messages of one city; docs/rules/group-matter.md tells
 * what was seen.
 */
final class Likeness {

    // [impl->rule~group-matter.like~1]
    private static final double SOME_WORDS = 0.14;
    private static final double SAME_PLACE = 1.9;
    private static final double PLACE_UNKNOWN = 1;
    private static final double OTHER_PLACE = 0.15;
    private static final double KNOWN_TO_DIFFER = 0.1;
    private static final double SURELY_NEAR = 0.75;
    private static final double HALF = 0.5;
    private static final double OTHER_DISTRICT = 0.5;
    private static final double PLACES_AGREE = 0.25;
    private static final double DISTRICTS_AGREE = 0.3;
    private static final double PLACE_STEEPNESS = 0.7;

    // rarity in natural logarithms: a word of one telling in 25, and of one in 220
    private static final double COMMON = 3.2;
    private static final double TELLING = 5.4;

    private static final double SECONDS_A_DAY = 86_400;
    private static final double NO_GAP_BELOW_DAYS = 45;
    private static final double HALF_AFTER_DAYS = 400;

    private final Vocabulary vocabulary;

    Likeness(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** 0 for nothing in common; above 1 for the same words at the same place. */
    double of(Features one, Features other) {
        double wording = wording(one, other);
        if (wording < SOME_WORDS) {
            return 0;
        }
        if (!one.known().isEmpty() && !other.known().isEmpty()) {
            return ofTheCity(one, other)
                    ? wording * PLACE_UNKNOWN * beyondTheme(one, other)
                    : wording * atKnownPlaces(one, other);
        }
        double place = vocabulary.cosine(one.places(), other.places());
        if (place < PLACES_AGREE) {
            wording *= beyondTheme(one, other);
        }
        if (place < DISTRICTS_AGREE && inOtherDistricts(one, other)) {
            wording *= OTHER_DISTRICT;
        }
        double known = OTHER_PLACE + (SAME_PLACE - OTHER_PLACE) * Math.pow(place, PLACE_STEEPNESS);
        double sure = one.placeSure() * other.placeSure();
        return wording * (sure * known + (1 - sure) * Math.max(PLACE_UNKNOWN, known));
    }

    // [impl->rule~group-matter.known-place~1]
    private double atKnownPlaces(Features one, Features other) {
        double sum = 0;
        double pairs = 0;
        for (var mine : one.known().entrySet()) {
            for (var theirs : other.known().entrySet()) {
                double many = (double) mine.getValue() * theirs.getValue();
                sum += many * mine.getKey().agreement(theirs.getKey());
                pairs += many;
            }
        }
        double agreement = sum / pairs;
        double factor = KNOWN_TO_DIFFER + (SAME_PLACE - KNOWN_TO_DIFFER) * agreement * agreement;
        return agreement < SURELY_NEAR ? factor * beyondTheme(one, other) : factor;
    }

    private static boolean ofTheCity(Features one, Features other) {
        return one.ofTheCity() > HALF && other.ofTheCity() > HALF;
    }

    /** The more the tellings of a group differ, the less it draws others. */
    private double wording(Features one, Features other) {
        return vocabulary.cosine(one.words(), other.words())
                * Math.sqrt(one.coherence(vocabulary) * other.coherence(vocabulary));
    }

    /** Where no place ties both, common words (noise, water, the underground) do not either. */
    private double beyondTheme(Features one, Features other) {
        double rarity = vocabulary.rarityOfShared(one.words(), other.words());
        return Math.clamp((rarity - COMMON) / (TELLING - COMMON), 0, 1);
    }

    private static boolean inOtherDistricts(Features one, Features other) {
        return !one.districts().isEmpty()
                && !other.districts().isEmpty()
                && Collections.disjoint(one.districts(), other.districts());
    }

    /** One for tellings close in time, less the longer nobody had told it. */
    static double closeness(double gapSeconds) {
        double days = gapSeconds / SECONDS_A_DAY - NO_GAP_BELOW_DAYS;
        return days <= 0 ? 1 : Math.pow(0.5, days / HALF_AFTER_DAYS);
    }
}
