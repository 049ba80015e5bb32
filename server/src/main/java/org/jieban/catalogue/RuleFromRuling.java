package org.jieban.catalogue;

import org.jieban.organisation.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * A rule that a ruling on a dispute makes (案例入目录).
 *
 * @param category code of the category it holds for
 * @param area where it holds, or null for anywhere; a community stands for its street
 * @param unit who is in charge
 * @param note where it comes from
 */
public record RuleFromRuling(String category, @Nullable UnitId area, UnitId unit, String note) {}
