package org.jieban.groupmatter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tellings of one matter, and what they have in common. */
final class Group implements Features {

    private static final int WORDS_KEPT = 150;
    private static final int PLACES_KEPT = 60;

    private final long number;
    private final List<Telling> tellings = new ArrayList<>();
    private final List<Traits> traits = new ArrayList<>();
    private final Set<String> districts = new HashSet<>();
    private Weights words = Weights.NONE;
    private Weights places = Weights.NONE;
    private final Map<KnownPlace, Integer> known = new HashMap<>();
    private double placeSure;
    private double ofTheCity;
    private double coherence;
    private int coherentAt;
    private @Nullable Instant first;
    private @Nullable Instant last;

    Group(long number) {
        this.number = number;
    }

    long number() {
        return number;
    }

    int size() {
        return tellings.size();
    }

    List<Telling> tellings() {
        return Collections.unmodifiableList(tellings);
    }

    /** In the order of the tellings. */
    List<Traits> traits() {
        return Collections.unmodifiableList(traits);
    }

    @Override
    public Weights words() {
        return words;
    }

    @Override
    public Weights places() {
        return places;
    }

    @Override
    public double placeSure() {
        return placeSure;
    }

    @Override
    public Set<String> districts() {
        return districts;
    }

    @Override
    public Map<KnownPlace, Integer> known() {
        return known;
    }

    @Override
    public double ofTheCity() {
        return tellings.isEmpty() ? 0 : ofTheCity / tellings.size();
    }

    @Override
    public double coherence(Vocabulary vocabulary) {
        if (coherentAt != tellings.size()) {
            double lengths = traits.stream().mapToDouble(t -> vocabulary.length(t.words())).sum();
            coherence = lengths == 0 ? 1 : Math.min(1, vocabulary.length(words) / lengths);
            coherentAt = tellings.size();
        }
        return coherence;
    }

    @Nullable Instant first() {
        return first;
    }

    @Nullable Instant last() {
        return last;
    }

    void add(Telling telling, Traits itsTraits) {
        tellings.add(telling);
        traits.add(itsTraits);
        words = words.plus(itsTraits.words()).heaviest(WORDS_KEPT);
        places = places.plus(itsTraits.places()).heaviest(PLACES_KEPT);
        placeSure = Math.max(placeSure, itsTraits.placeSure());
        districts.addAll(itsTraits.districts());
        itsTraits.known().forEach((place, times) -> known.merge(place, times, Integer::sum));
        ofTheCity += itsTraits.ofTheCity();
        var at = telling.at();
        if (at != null) {
            first = first == null || at.isBefore(first) ? at : first;
            last = last == null || at.isAfter(last) ? at : last;
        }
    }

    void addAll(Group other) {
        for (int at = 0; at < other.tellings.size(); at++) {
            add(other.tellings.get(at), other.traits.get(at));
        }
    }

    /** Seconds between this group's time and another; 0 inside it or when one is not known. */
    double gap(@Nullable Instant from, @Nullable Instant until) {
        if (first == null || last == null || from == null || until == null) {
            return 0;
        }
        return Math.max(
                0,
                Math.max(
                        from.getEpochSecond() - last.getEpochSecond(),
                        first.getEpochSecond() - until.getEpochSecond()));
    }
}
