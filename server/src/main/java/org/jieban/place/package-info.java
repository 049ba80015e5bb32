/**
 * Where a matter is (地点): the places of a city by all their names, the place that a text speaks of, the
 * area around a point, and coordinates as different maps count them.
 *
 * <p>Must never happen: a wild guess. What is not said stays empty, what is ambiguous stays two, and the
 * confidence means what it says. People decide; what is found here is a suggestion with its words.
 */
@ApplicationModule(
        allowedDependencies = {"text", "shared", "calendar", "organisation", "identity", "audit"})
@NullMarked
package org.jieban.place;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
