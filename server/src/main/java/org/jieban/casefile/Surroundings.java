package org.jieban.casefile;

import java.util.Optional;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.UnitKind;

/** What the rules of a case have to know of the world around it. */
interface Surroundings {

    /** Whether a unit is the other or lies below it. */
    boolean isWithin(UnitId unit, UnitId ancestor);

    UnitKind kindOf(UnitId unit);

    /** The unit above, or empty at the top. */
    Optional<UnitId> above(UnitId unit);
}
