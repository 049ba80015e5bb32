package org.jieban.place;

/**
 * What a name can mean.
 *
 * @param place the place
 * @param kind how the place came to this name
 */
record Sense(Place place, Kind kind) {

    enum Kind {
        /** Its own name, or another name of it. */
        NAME,
        /** The name of a whole of which the place is one part. */
        STEM
    }
}
