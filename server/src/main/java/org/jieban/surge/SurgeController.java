package org.jieban.surge;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jieban.catalogue.Categories;
import org.jieban.catalogue.Category;
import org.jieban.identity.Actor;
import org.jieban.identity.Rights;
import org.jieban.identity.Role;
import org.jieban.organisation.Unit;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.Units;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Surges (突增), now and past. */
// [impl->rule~surge.rights~1]
@RestController
@RequestMapping("/api/surges")
class SurgeController {

    private static final String ON_DUTY =
            Rights.CASES_WRITE + " and hasAnyRole('DISPATCHER', 'LEADER')";
    private static final String DISPATCHER = Rights.CASES_WRITE + " and hasRole('DISPATCHER')";

    private final Surges surges;
    private final Categories categories;
    private final Units units;

    SurgeController(Surges surges, Categories categories, Units units) {
        this.surges = surges;
        this.categories = categories;
        this.units = units;
    }

    /**
     * A surge.
     *
     * @param code of the category
     * @param street null for the whole city
     * @param seen requests of the last sixty minutes that were looked at
     * @param most the most within sixty minutes
     * @param expected how many an ordinary hour like this has
     * @param factor how many times the expected
     * @param ended null while it goes on
     */
    record SurgeRow(
            long id,
            String category,
            String code,
            @Nullable String street,
            Instant since,
            Instant raised,
            @Nullable Instant ended,
            int seen,
            int most,
            double expected,
            double factor,
            int cases,
            @Nullable Long matter) {}

    /** A street that it concerns. */
    record SurgeStreet(long id, String name) {}

    /**
     * A surge with the curve of its day, its cases and what people did; what the viewer may do.
     *
     * @param streets of the whole city: those of its cases
     */
    record SurgePage(
            SurgeRow surge,
            List<SurgeStreet> streets,
            LocalDate day,
            List<Surges.Hour> curve,
            List<SurgeRows.SurgeCase> cases,
            List<SurgeRows.Act> acts,
            boolean mayAct,
            boolean mayDecide) {}

    /** Why. */
    record Why(@Nullable String reason) {}

    /** Which. */
    record Which(long id) {}

    @GetMapping
    @PreAuthorize(Rights.CASES_READ)
    List<SurgeRow> list(Actor actor) {
        return surges.list(actor.scope()).stream().map(this::row).toList();
    }

    @GetMapping("/{id}")
    @PreAuthorize(Rights.CASES_READ)
    SurgePage page(Actor actor, @PathVariable long id) {
        var whole = surges.whole(id, actor.scope());
        boolean going = whole.surge().endedAt() == null;
        return new SurgePage(
                row(whole.surge()),
                whole.streets().stream()
                        .map(street -> new SurgeStreet(street, name(street)))
                        .toList(),
                whole.day(),
                whole.curve(),
                whole.cases(),
                whole.acts(),
                going && (actor.is(Role.DISPATCHER) || actor.is(Role.LEADER)),
                actor.is(Role.DISPATCHER));
    }

    @PostMapping("/{id}/seen")
    @PreAuthorize(ON_DUTY)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void seen(Actor actor, @PathVariable long id) {
        surges.seen(actor, id);
    }

    @PostMapping("/{id}/none")
    @PreAuthorize(DISPATCHER)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void none(Actor actor, @PathVariable long id, @RequestBody Why body) {
        surges.none(actor, id, Surges.reason(body.reason()));
    }

    @PostMapping("/{id}/matter")
    @PreAuthorize(DISPATCHER)
    Which matter(Actor actor, @PathVariable long id, @RequestBody Why body) {
        return new Which(surges.matter(actor, id, Surges.reason(body.reason())));
    }

    private SurgeRow row(SurgeRows.Surge surge) {
        var street = surge.cell().street();
        int shown = surge.endedAt() == null ? surge.seen() : surge.most();
        return new SurgeRow(
                surge.id(),
                categories
                        .find(surge.cell().category())
                        .map(Category::name)
                        .orElse(surge.cell().category()),
                surge.cell().category(),
                street == null ? null : name(street),
                surge.since(),
                surge.raisedAt(),
                surge.endedAt(),
                surge.seen(),
                surge.most(),
                Math.round(surge.expected() * 100) / 100.0,
                Math.round(shown / surge.expected() * 10) / 10.0,
                surge.cases(),
                surge.matter());
    }

    private String name(long unit) {
        return units.find(new UnitId(unit)).map(Unit::name).orElse("");
    }
}
