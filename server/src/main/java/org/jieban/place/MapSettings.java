package org.jieban.place;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What lies under maps.
 *
 * @param tiles address of a city's own map with {@code {z}}, {@code {x}} and {@code {y}}, counted in
 *     WGS-84 or CGCS2000; null, and nothing is asked of any server outside
 * @param attribution whose map that is, shown on it
 */
@ConfigurationProperties("jieban.map")
record MapSettings(@Nullable String tiles, @DefaultValue("") String attribution) {}
