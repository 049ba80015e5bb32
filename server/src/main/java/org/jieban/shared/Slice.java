package org.jieban.shared;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One piece of a longer list, read on by a cursor (keyset, never by offset).
 *
 * @param items the rows of this piece
 * @param next what to send as {@code cursor} for the following piece, or null at the end
 */
public record Slice<T>(List<T> items, @Nullable String next) {

    public Slice {
        items = List.copyOf(items);
    }
}
