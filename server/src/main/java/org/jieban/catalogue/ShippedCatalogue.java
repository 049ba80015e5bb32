package org.jieban.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Brings the categories and the catalogue that come with the software into a database that has none.
 * A city replaces both by its own files.
 */
@Component
class ShippedCatalogue {

    /** Before the first hotline case anywhere, so that imported history finds a version. */
    private static final Instant ALWAYS = Instant.parse("2000-01-01T00:00:00+08:00");

    private final Categories categories;
    private final Catalogue catalogue;

    ShippedCatalogue(Categories categories, Catalogue catalogue) {
        this.categories = categories;
        this.catalogue = catalogue;
    }

    @Order(Ordered.HIGHEST_PRECEDENCE)
    @EventListener(ApplicationStartedEvent.class)
    void bring() {
        if (categories.isEmpty()) {
            categories.replace(file("categories.csv"));
        }
        if (catalogue.versions().isEmpty()) {
            catalogue.addFirst(
                    file("catalogue.csv"), file("limits.csv"), ALWAYS, "随软件提供 (shipped)");
        }
    }

    static byte[] file(String name) {
        try (var file = ShippedCatalogue.class.getResourceAsStream("/catalogue/" + name)) {
            if (file == null) {
                throw new IllegalStateException("Not in the jar: " + name);
            }
            return file.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
