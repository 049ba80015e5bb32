package org.jieban.identity.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jieban.calendar.CityZone;
import org.jieban.identity.Actor;
import org.jieban.identity.Rights;
import org.jieban.organisation.ImportCount;
import org.jieban.organisation.Unit;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.UnitKind;
import org.jieban.organisation.UnitRow;
import org.jieban.organisation.Units;
import org.jieban.shared.CommonProblem;
import org.jieban.shared.CsvAnswer;
import org.jieban.shared.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/**
 * Units over HTTP. Stands here and not in {@code organisation}, because that module does not know
 * who acts.
 */
@RestController
class UnitController {

    private final Units units;
    private final Clock clock;

    UnitController(Units units, Clock clock) {
        this.units = units;
        this.clock = clock;
    }

    /** What stands below a unit today, or the tops of the tree. */
    @GetMapping("/api/units")
    @PreAuthorize(Rights.STAFF)
    List<UnitView> below(
            @RequestParam @Nullable UnitId parent,
            @RequestParam(defaultValue = "false") boolean ended) {
        var found = parent == null ? units.roots() : units.children(units.get(parent).id());
        var today = today();
        return found.stream()
                .filter(unit -> ended || unit.isEffective(today))
                .map(unit -> view(unit, today))
                .toList();
    }

    @GetMapping("/api/units/search")
    @PreAuthorize(Rights.STAFF)
    List<UnitDetail> search(
            @RequestParam @Size(max = 100) String q,
            @RequestParam(defaultValue = "") Set<UnitKind> kinds,
            @RequestParam @Nullable UnitId within,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit) {
        var today = today();
        return units.search(q, kinds, within, today, limit).stream()
                .map(unit -> detail(unit, today))
                .toList();
    }

    @GetMapping("/api/units/{id}")
    @PreAuthorize(Rights.STAFF)
    UnitDetail unit(@PathVariable UnitId id) {
        return detail(units.get(id), today());
    }

    @PostMapping("/api/units")
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize(Rights.ADMIN)
    UnitDetail create(@RequestBody @Valid UnitForm form, Actor actor) {
        requireScope(actor, form.parentId());
        return detail(units.create(form.row(parentCode(form))), today());
    }

    @PutMapping("/api/units/{id}")
    @PreAuthorize(Rights.ADMIN)
    UnitDetail change(@PathVariable UnitId id, @RequestBody @Valid UnitForm form, Actor actor) {
        requireScope(actor, id);
        if (form.parentId() != null || !actor.scopeUnit().equals(id)) {
            requireScope(actor, form.parentId());
        }
        return detail(units.change(id, form.row(parentCode(form))), today());
    }

    @GetMapping(value = "/api/units.csv", produces = CsvAnswer.TYPE)
    @PreAuthorize(Rights.ADMIN)
    ResponseEntity<String> export() {
        return CsvAnswer.named("units.csv", units::exportCsv);
    }

    /** The whole tree at once, so only for those whose scope it is. */
    @PostMapping("/api/units.csv")
    @PreAuthorize(Rights.ADMIN)
    ImportCount bringIn(@RequestPart MultipartFile file, Actor actor) throws IOException {
        if (!actor.scope().everything()) {
            throw new ProblemException(CommonProblem.FORBIDDEN);
        }
        return units.importCsv(file.getBytes());
    }

    private static void requireScope(Actor actor, @Nullable UnitId unit) {
        if (unit == null ? !actor.scope().everything() : !actor.scope().contains(unit)) {
            throw new ProblemException(CommonProblem.NOT_FOUND);
        }
    }

    private @Nullable String parentCode(UnitForm form) {
        var parent = form.parentId();
        return parent == null ? null : units.get(parent).code();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), CityZone.ZONE);
    }

    private UnitView view(Unit unit, LocalDate today) {
        return new UnitView(
                unit.id(),
                unit.code(),
                unit.name(),
                unit.kind(),
                unit.parent(),
                units.children(unit.id()).stream().filter(c -> c.isEffective(today)).count(),
                unit.from(),
                unit.until(),
                unit.residents());
    }

    private UnitDetail detail(Unit unit, LocalDate today) {
        var view = view(unit, today);
        return new UnitDetail(
                view.id,
                view.code,
                view.name,
                view.kind,
                view.parentId,
                view.children,
                view.from,
                view.until,
                view.residents,
                units.path(unit.id()).stream().map(UnitStep::of).toList());
    }

    /** A unit in a list; {@code children} counts what stands below it today. */
    record UnitView(
            UnitId id,
            String code,
            String name,
            UnitKind kind,
            @Nullable UnitId parentId,
            long children,
            LocalDate from,
            @Nullable LocalDate until,
            @Nullable Integer residents) {}

    /** A unit with its way from the top. */
    record UnitDetail(
            UnitId id,
            String code,
            String name,
            UnitKind kind,
            @Nullable UnitId parentId,
            long children,
            LocalDate from,
            @Nullable LocalDate until,
            @Nullable Integer residents,
            List<UnitStep> path) {}

    /** One step of the way from the top to a unit. */
    record UnitStep(UnitId id, String name, UnitKind kind) {

        static UnitStep of(Unit unit) {
            return new UnitStep(unit.id(), unit.name(), unit.kind());
        }
    }

    /** A unit as the administrator wants it to be. */
    record UnitForm(
            @NotBlank @Size(max = 64) String code,
            @NotBlank @Size(max = 200) String name,
            @NotNull UnitKind kind,
            @Nullable UnitId parentId,
            @NotNull LocalDate from,
            @Nullable LocalDate until,
            @Nullable Integer residents) {

        UnitRow row(@Nullable String parent) {
            return new UnitRow(code.strip(), name.strip(), kind, parent, from, until, residents);
        }
    }
}
