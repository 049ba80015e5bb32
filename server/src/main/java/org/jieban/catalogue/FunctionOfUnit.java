package org.jieban.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * A unit does a function in an area (职能归属): the water enterprise of the city, the housing department
 * of a district.
 *
 * @param function such as {@code water}, {@code heating}, {@code housing}
 * @param charge what kind of unit it is
 * @param area code of a city, district or street, or null for everywhere
 * @param unit code of the unit
 */
public record FunctionOfUnit(String function, Charge charge, @Nullable String area, String unit) {}
