package org.jieban.casefile;

import java.util.List;

/**
 * Something that another module keeps and that has to follow from the facts; {@code ./jieban verify}
 * looks at it too.
 */
public interface AlsoVerified {

    /** What does not follow from the facts, for people, in both languages; empty when all is well. */
    List<String> problems();
}
