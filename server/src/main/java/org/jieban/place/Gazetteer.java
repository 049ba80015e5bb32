package org.jieban.place;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** The places of a city with their names, 地名库. */
public final class Gazetteer {

    private static final int DISTRICT = 6;
    private static final int STREET = 9;
    private static final int COMMUNITY = 12;
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180
                    .builder()
                    .setCommentMarker('#')
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .setIgnoreEmptyLines(true)
                    .get();

    private final Map<String, Place> places = new LinkedHashMap<>();

    private Gazetteer(Collection<Place> given) {
        given.forEach(place -> places.put(place.code(), place));
        for (var place : given) {
            var parent = place.parent();
            if (parent != null && !places.containsKey(parent)) {
                throw new IllegalArgumentException(
                        "%s lies in %s, which is not there".formatted(place.code(), parent));
            }
        }
    }

    /**
     * A city's places.
     *
     * @throws IllegalArgumentException when a place lies in one that is not among them
     */
    public static Gazetteer of(Collection<Place> places) {
        return new Gazetteer(places);
    }

    /** The places that come with the program: those of the demo city, and names its people use. */
    public static Gazetteer shipped() {
        var aliases = shippedAliases();
        var places = new ArrayList<Place>();
        for (var row : read("/demo/places.csv")) {
            var code = row.get("code");
            var level = level(code);
            if (level != null) {
                places.add(
                        new Place(
                                code,
                                row.get("name"),
                                level,
                                parent(code, level),
                                aliases.getOrDefault(code, List.of())));
            }
        }
        return new Gazetteer(places);
    }

    /** Other names of the shipped places, by code. */
    static Map<String, List<String>> shippedAliases() {
        var aliases = new HashMap<String, List<String>>();
        for (var row : read("/place/aliases.csv")) {
            aliases.computeIfAbsent(row.get("code"), _ -> new ArrayList<>()).add(row.get("alias"));
        }
        return aliases;
    }

    /** All places, in the order in which they were given. */
    public Collection<Place> places() {
        return java.util.Collections.unmodifiableCollection(places.values());
    }

    /** A place by its code. */
    public Optional<Place> find(String code) {
        return Optional.ofNullable(places.get(code));
    }

    /** The place itself or the one of this level in which it lies. */
    public Optional<Place> at(Place place, Level level) {
        @Nullable Place up = place;
        while (up != null && up.level() != level) {
            up = up.parent() == null ? null : places.get(up.parent());
        }
        return Optional.ofNullable(up);
    }

    /** Whether a place is another one or lies in it. */
    boolean liesIn(Place place, Place other) {
        return at(place, other.level()).filter(up -> up.code().equals(other.code())).isPresent();
    }

    private static @Nullable Level level(String code) {
        return switch (code.length()) {
            case DISTRICT -> Level.DISTRICT;
            case STREET -> Level.STREET;
            case COMMUNITY -> Level.COMMUNITY;
            default -> null;
        };
    }

    private static @Nullable String parent(String code, Level level) {
        return switch (level) {
            case DISTRICT -> null;
            case STREET -> code.substring(0, DISTRICT);
            case COMMUNITY -> code.substring(0, STREET);
        };
    }

    private static List<CSVRecord> read(String name) {
        try (var file = Gazetteer.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("Not in the jar: " + name);
            }
            return FORMAT.parse(new InputStreamReader(file, StandardCharsets.UTF_8)).getRecords();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
