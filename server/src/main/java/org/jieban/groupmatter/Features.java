package org.jieban.groupmatter;

import java.util.Set;

/** What two are compared by; each may be one telling or many together. */
interface Features {

    /** What it is about. */
    Weights words();

    /** Where it is: the pairs of characters in what names of places have of their own. */
    Weights places();

    /** 0 when no place is named, 1 when a title names it. */
    double placeSure();

    /** The districts that are named; empty when none is. */
    Set<String> districts();

    /** 1 for one telling; less, the less alike the wordings of many are. */
    double coherence(Vocabulary vocabulary);
}
