package org.jieban.scheme;

import java.util.Comparator;

/**
 * What is wrong with a document, or worth knowing about it, and where.
 *
 * @param line from 1
 * @param column from 1, in characters
 * @param path of names from the top, such as {@code score.weights.solve}; empty for the whole document
 */
public record Fault(int line, int column, String path, Words words) implements Comparable<Fault> {

    private static final Comparator<Fault> BY_PLACE =
            Comparator.comparingInt(Fault::line)
                    .thenComparingInt(Fault::column)
                    .thenComparing(Fault::path)
                    .thenComparing(fault -> fault.words().english());

    @Override
    public int compareTo(Fault other) {
        return BY_PLACE.compare(this, other);
    }
}
