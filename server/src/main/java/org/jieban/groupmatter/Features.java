package org.jieban.groupmatter;

import java.util.Map;
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

    /** Where it is known to be, and by how many tellings; empty when only texts can tell. */
    Map<KnownPlace, Integer> known();

    /** The share of tellings about something of the whole city, which has no place of its own. */
    double ofTheCity();

    /** 1 for one telling; less, the less alike the wordings of many are. */
    double coherence(Vocabulary vocabulary);
}
