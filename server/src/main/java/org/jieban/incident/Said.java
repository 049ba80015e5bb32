package org.jieban.incident;

import java.util.List;
import org.jieban.organisation.UnitId;
import org.jieban.place.Position;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says, as far as it is known.
 *
 * @param text all words in one way of writing ({@link org.jieban.text.PlainText})
 * @param categories codes from the first level down to the one that was chosen; empty for none
 * @param place the areas from the top down to the smallest that is known; empty for none
 * @param position where it is, or null
 */
record Said(String text, List<String> categories, List<UnitId> place, @Nullable Position position) {

    Said {
        categories = List.copyOf(categories);
        place = List.copyOf(place);
    }
}
