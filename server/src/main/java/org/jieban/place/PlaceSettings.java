package org.jieban.place;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a city may set about places.
 *
 * @param componentReach how far from a point a component may stand to be suggested, in metres
 */
@ConfigurationProperties("jieban.place")
record PlaceSettings(@DefaultValue("50") int componentReach) {}
