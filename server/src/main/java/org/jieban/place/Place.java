package org.jieban.place;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place of the gazetteer.
 *
 * @param code its number, unique
 * @param name its official name, e.g. 望京街道
 * @param parent the code of the place it lies in; none for a district
 * @param aliases other names people use, official or not
 */
public record Place(
        String code, String name, Level level, @Nullable String parent, List<String> aliases) {

    public Place {
        aliases = List.copyOf(aliases);
    }

    /** A place that is only called by its name. */
    public static Place of(String code, String name, Level level, @Nullable String parent) {
        return new Place(code, name, level, parent, List.of());
    }
}
