package org.jieban.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Objects;
import org.jieban.identity.Actor;
import org.jieban.place.Components;
import org.jieban.place.Datum;
import org.jieban.place.NameDesk;
import org.jieban.place.Outlines;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Names, outlines and components of some streets of the demo city. The outlines are rough rectangles and
 * the components are invented.
 */
@Component
@Profile("demo")
class DemoPlaces {

    private static final LocalDate ALWAYS = LocalDate.of(2000, 1, 1);

    private final NameDesk names;
    private final Outlines outlines;
    private final Components components;

    DemoPlaces(NameDesk names, Outlines outlines, Components components) {
        this.names = names;
        this.outlines = outlines;
        this.components = components;
    }

    @EventListener(ApplicationReadyEvent.class)
    void bringIn() {
        if (!outlines.isEmpty()) {
            return;
        }
        var by = Actor.system();
        names.bringIn(file("place-names.csv"), by);
        components.bringIn(file("components.csv"), by);
        outlines.accept(file("outlines.geojson"), Datum.WGS_84, ALWAYS, "演示用的示意边界，并非测绘", by);
    }

    static byte[] file(String name) {
        try (var in = DemoPlaces.class.getResourceAsStream("/demo/" + name)) {
            return Objects.requireNonNull(in).readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
