package org.jieban.scheme;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jieban.scheme.Formula.Kind;

/** The names that formulas may use, in the order in which they are offered. */
final class Names {

    static final String SCORE = "score";
    static final String RANK = "rank";
    static final String CLIMB = "climb";

    private static final List<String> ANSWERS =
            List.of(
                    "valid",
                    "contacted",
                    "solved",
                    "partly",
                    "satisfied",
                    "basically",
                    "dissatisfied",
                    "unsaid");

    private Names() {}

    /** How many answers a name stands for; empty when it is no name of answers. */
    static Optional<Long> answers(String name, Tally tally) {
        return switch (name) {
            case "valid" -> Optional.of(tally.valid());
            case "contacted" -> Optional.of(tally.contacted());
            case "solved" -> Optional.of(tally.solved());
            case "partly" -> Optional.of(tally.partly());
            case "satisfied" -> Optional.of(tally.satisfied());
            case "basically" -> Optional.of(tally.basically());
            case "dissatisfied" -> Optional.of(tally.dissatisfied());
            case "unsaid" -> Optional.of(tally.unsaid());
            default -> Optional.empty();
        };
    }

    static boolean isTaken(String name) {
        return ANSWERS.contains(name)
                || Measure.known(name).isPresent()
                || List.of(SCORE, RANK, CLIMB, "min", "max").contains(name);
    }

    /** What a rate may be made of. */
    static Map<String, Kind> forRates(List<String> records) {
        var names = new LinkedHashMap<String, Kind>();
        ANSWERS.forEach(name -> names.put(name, Kind.COUNT));
        Measure.KNOWN.forEach(measure ->
                names.put(
                        measure.name(),
                        measure.equals(Measure.PROJECTS) ? Kind.POINTS : Kind.COUNT));
        records.forEach(name -> names.put(name, Kind.POINTS));
        return names;
    }

    /** What a term may be made of: rates too. */
    static Map<String, Kind> forTerms(List<String> records, Iterable<String> rates) {
        var names = new LinkedHashMap<String, Kind>();
        rates.forEach(rate -> names.put(rate, Kind.RATIO));
        names.putAll(forRates(records));
        return names;
    }

    /** What lists and the order among equals may look at: also the outcome. */
    static Map<String, Kind> forLists(List<String> records, Iterable<String> rates) {
        var names = new LinkedHashMap<String, Kind>();
        names.put(SCORE, Kind.POINTS);
        names.put(RANK, Kind.COUNT);
        names.put(CLIMB, Kind.COUNT);
        names.putAll(forTerms(records, rates));
        return names;
    }
}
