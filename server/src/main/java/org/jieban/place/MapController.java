package org.jieban.place;

import org.jieban.identity.Rights;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What lies under a map. */
// [impl->rule~incident.map~1]
@RestController
@EnableConfigurationProperties(MapSettings.class)
class MapController {

    private final MapSettings settings;

    MapController(MapSettings settings) {
        this.settings = settings;
    }

    /**
     * What lies under a map.
     *
     * @param tiles address of tiles, or null: then no server outside is asked
     * @param attribution whose tiles these are; empty for nobody's
     */
    record MapBase(@Nullable String tiles, String attribution) {}

    @GetMapping("/api/places/map")
    @PreAuthorize(Rights.STAFF)
    MapBase base() {
        return new MapBase(settings.tiles(), settings.attribution());
    }
}
