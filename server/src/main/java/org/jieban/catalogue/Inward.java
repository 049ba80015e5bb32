package org.jieban.catalogue;

import org.jieban.organisation.UnitId;

/** A unit below the one in charge that receives the case at the same moment (双派发), and its own duty. */
public record Inward(UnitId unit, String duty) {}
