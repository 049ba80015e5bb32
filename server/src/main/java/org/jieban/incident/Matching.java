package org.jieban.incident;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jieban.organisation.UnitId;
import org.jieban.text.PlainText;

/**
 * Whether what somebody says is about an incident. Place and matter both have to agree; nothing is
 * guessed where either is unknown. Pure.
 */
// [impl->rule~incident.match~1]
final class Matching {

    /** The name of an estate says where it is; "3号楼" does not. */
    private static final int NAMES_A_PLACE = 4;

    private final Function<String, List<String>> categoryPath;
    private final Function<String, List<String>> categoryWords;
    private final Function<UnitId, List<UnitId>> areaPath;
    private final Function<UnitId, String> areaName;

    /**
     * @param categoryPath codes from the first level down to a category
     * @param categoryWords the words by which the catalogue knows a category
     * @param areaPath areas from the top down to one
     */
    Matching(
            Function<String, List<String>> categoryPath,
            Function<String, List<String>> categoryWords,
            Function<UnitId, List<UnitId>> areaPath,
            Function<UnitId, String> areaName) {
        this.categoryPath = categoryPath;
        this.categoryWords = categoryWords;
        this.areaPath = areaPath;
        this.areaName = areaName;
    }

    /** A place that agrees: surely, or as far as one can tell. */
    private record There(boolean sure, String name) {}

    Optional<Match> of(Incident incident, Said said) {
        var there = place(incident, said);
        if (there.isEmpty()) {
            return Optional.empty();
        }
        boolean category = sameCategory(incident, said);
        var words = words(incident, said);
        return category || !words.isEmpty()
                ? Optional.of(
                        new Match(
                                incident, there.get().sure(), words, category, there.get().name()))
                : Optional.empty();
    }

    /** The same, one below, or one above that says no more than the kind of trouble. */
    private boolean sameCategory(Incident incident, Said said) {
        if (said.categories().isEmpty()) {
            return false;
        }
        return said.categories().contains(incident.category())
                || (said.categories().size() > 1
                        && categoryPath
                                .apply(incident.category())
                                .contains(said.categories().getLast()));
    }

    private List<String> words(Incident incident, Said said) {
        var own = incident.words();
        return (own.isEmpty() ? categoryWords.apply(incident.category()) : own)
                .stream().filter(word -> said.text().contains(PlainText.of(word))).toList();
    }

    private Optional<There> place(Incident incident, Said said) {
        var building =
                incident.buildings().stream()
                        .filter(name -> said.text().contains(PlainText.of(name)))
                        .findFirst();
        var position = said.position();
        if (position != null && incident.outline().drawn()) {
            return incident.outline().contains(position)
                    ? Optional.of(new There(true, building.orElse("")))
                    : Optional.empty();
        }
        if (said.place().isEmpty()) {
            return building.filter(name -> name.length() >= NAMES_A_PLACE)
                    .map(name -> new There(true, name));
        }
        var within = incident.areas().stream().filter(said.place()::contains).findFirst();
        if (within.isPresent()) {
            boolean named = incident.buildings().isEmpty() || building.isPresent();
            return Optional.of(
                    new There(named, building.orElseGet(() -> areaName.apply(within.get()))));
        }
        // the request knows only the street, the incident is in one of its communities
        var smallest = said.place().getLast();
        return incident.areas().stream()
                .filter(area -> areaPath.apply(area).contains(smallest))
                .findFirst()
                .map(area ->
                        new There(
                                building.filter(name -> name.length() >= NAMES_A_PLACE).isPresent(),
                                building.orElseGet(() -> areaName.apply(area))));
    }
}
