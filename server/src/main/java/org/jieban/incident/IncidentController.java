package org.jieban.incident;

import java.time.Instant;
import java.util.List;
import org.jieban.catalogue.Categories;
import org.jieban.identity.Actor;
import org.jieban.identity.Rights;
import org.jieban.incident.IncidentPages.IncidentPage;
import org.jieban.incident.IncidentPages.IncidentRow;
import org.jieban.incident.IncidentPages.OriginOf;
import org.jieban.incident.Incidents.Origin;
import org.jieban.incident.RequestDots.RequestDot;
import org.jieban.shared.IdempotencyKey;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Known incidents (已知事件): seen, opened, changed, ended. */
@RestController
class IncidentController {

    private static final String OPENS =
            Rights.CASES_WRITE + " and hasAnyRole('DISPATCHER', 'LEADER')";

    private final IncidentPages pages;
    private final IncidentDesk desk;
    private final WantedReading reading;
    private final RequestDots dots;
    private final Categories categories;

    IncidentController(
            IncidentPages pages,
            IncidentDesk desk,
            WantedReading reading,
            RequestDots dots,
            Categories categories) {
        this.pages = pages;
        this.desk = desk;
        this.reading = reading;
        this.dots = dots;
        this.categories = categories;
    }

    /** Which incident it became. */
    record IncidentOpened(long id) {}

    /** The closing answer. */
    record EndRequest(@Nullable Integer version, @Nullable String closing) {}

    @GetMapping("/api/incidents")
    @PreAuthorize(Rights.CASES_READ)
    List<IncidentRow> list(Actor actor) {
        return pages.list(actor);
    }

    /** Those that were opened out of a surge or a group matter, the newest first. */
    @GetMapping("/api/incidents/from")
    @PreAuthorize(Rights.CASES_READ)
    List<OriginOf> from(
            Actor actor, @RequestParam @Nullable Long surge, @RequestParam @Nullable Long matter) {
        return pages.from(new Origin(surge, matter), actor);
    }

    /**
     * Requests of a category, with all below it, that have coordinates and that the viewer may see; the
     * newest first, a thousand at most.
     */
    // [impl->rule~incident.map~1]
    @GetMapping("/api/incidents/dots")
    @PreAuthorize(Rights.CASES_READ)
    List<RequestDot> dots(Actor actor, @RequestParam String category, @RequestParam Instant since) {
        return dots.of(categories.codesWithin(category), since, actor.scope());
    }

    @GetMapping("/api/incidents/{id}")
    @PreAuthorize(Rights.CASES_READ)
    IncidentPage page(Actor actor, @PathVariable long id) {
        return pages.page(id, actor);
    }

    @PostMapping("/api/incidents")
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize(OPENS)
    IncidentOpened open(Actor actor, IdempotencyKey key, @RequestBody IncidentRequest body) {
        var origin = new Origin(body.surge(), body.matter());
        return new IncidentOpened(desk.open(actor, reading.wanted(body), origin, key));
    }

    @PostMapping("/api/incidents/{id}/change")
    @PreAuthorize(OPENS)
    IncidentPage change(Actor actor, @PathVariable long id, @RequestBody IncidentRequest body) {
        var wanted = reading.wanted(body);
        desk.change(
                actor,
                id,
                Given.version(body.version()),
                wanted,
                Given.required("reason", body.reason(), Given.LONGEST_REASON));
        return pages.page(id, actor);
    }

    @PostMapping("/api/incidents/{id}/end")
    @PreAuthorize(OPENS)
    IncidentPage end(Actor actor, @PathVariable long id, @RequestBody EndRequest body) {
        var closing = Given.required("closing", body.closing(), Given.LONGEST_ANSWER);
        desk.end(actor, id, Given.version(body.version()), closing);
        return pages.page(id, actor);
    }
}
