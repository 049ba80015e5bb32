package org.jieban.catalogue.web;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jieban.catalogue.Catalogue;
import org.jieban.catalogue.CataloguePages;
import org.jieban.catalogue.CatalogueProblem;
import org.jieban.catalogue.CatalogueVersion;
import org.jieban.catalogue.Categories;
import org.jieban.catalogue.Decision;
import org.jieban.catalogue.Limits;
import org.jieban.catalogue.Urgency;
import org.jieban.catalogue.Why;
import org.jieban.identity.Actor;
import org.jieban.identity.Rights;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.UnitKind;
import org.jieban.organisation.Units;
import org.jieban.shared.ProblemException;
import org.jieban.shared.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The dispatch catalogue: asked by all staff, given new versions by administrators. */
@RestController
class CatalogueController {

    private final Catalogue catalogue;
    private final CataloguePages pages;
    private final Categories categories;
    private final Units units;
    private final Clock clock;

    CatalogueController(
            Catalogue catalogue,
            CataloguePages pages,
            Categories categories,
            Units units,
            Clock clock) {
        this.catalogue = catalogue;
        this.pages = pages;
        this.categories = categories;
        this.units = units;
        this.clock = clock;
    }

    record UnitShown(UnitId id, String name, UnitKind kind) {}

    /** 双派发: who below receives it too, and for what. */
    record InwardShown(UnitShown unit, String duty) {}

    record DecisionShown(
            UnitShown unit,
            List<UnitShown> assisting,
            List<InwardShown> inward,
            Limits limits,
            Urgency urgency,
            String mode,
            @Nullable Integer rule,
            int version,
            Why why) {}

    @GetMapping("/api/catalogue/decision")
    @PreAuthorize(Rights.STAFF)
    DecisionShown decision(
            @RequestParam String category,
            @RequestParam @Nullable Long area,
            @RequestParam @Nullable Urgency urgency,
            @RequestParam @Nullable Instant at) {
        var usual = categories.get(category).urgency();
        var decision =
                catalogue.decide(
                        category,
                        area == null ? null : new UnitId(area),
                        urgency == null ? usual : urgency,
                        at == null ? clock.instant() : at);
        return switch (decision) {
            case Decision.Direct direct -> shown(direct, "DIRECT");
            case Decision.Backstop backstop -> shown(backstop, "BACKSTOP");
            case Decision.Undecided undecided ->
                    throw new ProblemException(
                            CatalogueProblem.NO_RULE,
                            Map.of("reason", undecided.reason(), "why", undecided.why()));
        };
    }

    @GetMapping("/api/catalogue/versions")
    @PreAuthorize(Rights.STAFF)
    List<CatalogueVersion> versions() {
        return catalogue.versions();
    }

    @GetMapping("/api/catalogue/rules")
    @PreAuthorize(Rights.STAFF)
    Slice<CataloguePages.RuleShown> rules(
            @RequestParam @Nullable Integer version,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") int cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return pages.rules(version(version), q, cursor, limit);
    }

    @GetMapping("/api/catalogue.csv")
    @PreAuthorize(Rights.STAFF)
    ResponseEntity<String> csv(@RequestParam @Nullable Integer version) {
        return Upload.download("catalogue.csv", catalogue.csv(version(version)));
    }

    @PostMapping("/api/catalogue.csv")
    @PreAuthorize(Rights.ADMIN)
    CatalogueVersion add(
            @RequestParam MultipartFile file,
            @RequestParam Instant effectiveFrom,
            @RequestParam(defaultValue = "") String note,
            Actor actor) {
        return catalogue.add(Upload.bytes(file), effectiveFrom, note, actor.name());
    }

    @GetMapping("/api/catalogue/functions.csv")
    @PreAuthorize(Rights.STAFF)
    ResponseEntity<String> functions() {
        return Upload.download("functions.csv", catalogue.functionsCsv());
    }

    @PostMapping("/api/catalogue/functions.csv")
    @PreAuthorize(Rights.ADMIN)
    Map<String, Integer> replaceFunctions(@RequestParam MultipartFile file) {
        return Map.of("functions", catalogue.replaceFunctions(Upload.bytes(file)));
    }

    private int version(@Nullable Integer asked) {
        if (asked != null) {
            return asked;
        }
        return catalogue
                .versionAt(clock.instant())
                .map(CatalogueVersion::version)
                .orElseGet(() -> catalogue.versions().getLast().version());
    }

    private DecisionShown shown(Decision.Decided decided, String mode) {
        return new DecisionShown(
                unit(decided.unit()),
                decided.assisting().stream().map(this::unit).toList(),
                decided.inward().stream()
                        .map(one -> new InwardShown(unit(one.unit()), one.duty()))
                        .toList(),
                decided.limits(),
                decided.urgency(),
                mode,
                decided.rule(),
                decided.version(),
                decided.why());
    }

    private UnitShown unit(UnitId id) {
        var unit = units.get(id);
        return new UnitShown(unit.id(), unit.name(), unit.kind());
    }
}
