package org.jieban.place;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jieban.calendar.CityZone;
import org.jieban.identity.Actor;
import org.jieban.identity.Rights;
import org.jieban.organisation.ImportCount;
import org.jieban.organisation.Unit;
import org.jieban.organisation.UnitKind;
import org.jieban.organisation.Units;
import org.jieban.shared.CommonProblem;
import org.jieban.shared.CsvAnswer;
import org.jieban.shared.FieldProblem;
import org.jieban.shared.ProblemException;
import org.jieban.shared.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The administrators' page of outlines (边界) and components (部件). */
@RestController
class OutlineController {

    private static final int PIECE = 50;

    private final Outlines outlines;
    private final Components components;
    private final Units units;
    private final Clock clock;

    OutlineController(Outlines outlines, Components components, Units units, Clock clock) {
        this.outlines = outlines;
        this.components = components;
        this.units = units;
        this.clock = clock;
    }

    /** The files of outlines that were accepted, the newest first. */
    @GetMapping("/api/places/outlines")
    @PreAuthorize(Rights.ADMIN)
    List<OutlineVersion> versions() {
        var today = today();
        return outlines.versions().stream()
                .map(it ->
                        new OutlineVersion(
                                it.id(),
                                it.from(),
                                !it.from().isAfter(today),
                                it.crs(),
                                it.areas(),
                                it.at(),
                                it.by(),
                                it.reason()))
                .toList();
    }

    /** What a GeoJSON file would bring; nothing is changed. */
    @PostMapping("/api/places/outlines/preview")
    @PreAuthorize(Rights.ADMIN)
    List<OutlineSeen> preview(
            Actor actor,
            @RequestPart MultipartFile file,
            @RequestParam @Nullable String crs,
            @RequestParam @Nullable LocalDate from)
            throws IOException {
        return outlines
                .preview(file.getBytes(), datum(crs), from == null ? today() : from, actor)
                .stream()
                .map(it ->
                        new OutlineSeen(
                                it.unit().code(),
                                it.unit().kind(),
                                path(it.unit()),
                                it.squareKilometres(),
                                it.points(),
                                it.replaces()))
                .toList();
    }

    /** Takes the file in, whole or not at all. */
    @PostMapping("/api/places/outlines")
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize(Rights.ADMIN)
    OutlinesAccepted accept(
            Actor actor,
            @RequestPart MultipartFile file,
            @RequestParam @Nullable String crs,
            @RequestParam @Nullable LocalDate from,
            @RequestParam @Nullable String reason)
            throws IOException {
        return new OutlinesAccepted(
                outlines.accept(
                        file.getBytes(),
                        datum(crs),
                        from == null ? today() : from,
                        reason == null ? "" : reason.strip(),
                        actor));
    }

    /** Components in the order of their codes. */
    @GetMapping("/api/places/components")
    @PreAuthorize(Rights.ADMIN)
    Slice<ComponentRow> components(
            @RequestParam(defaultValue = "") String q, @RequestParam @Nullable String cursor) {
        var found = components.list(q.strip(), cursor == null ? "" : cursor, PIECE + 1);
        boolean more = found.size() > PIECE;
        var piece = more ? found.subList(0, PIECE) : found;
        return new Slice<>(
                piece.stream().map(this::row).toList(), more ? piece.getLast().code() : null);
    }

    /** How many components of each kind there are. */
    @GetMapping("/api/places/components/counts")
    @PreAuthorize(Rights.ADMIN)
    Map<String, Integer> counts() {
        return components.counts();
    }

    /** All components; counted as they came, or as is asked for. */
    @GetMapping(value = "/api/places/components.csv", produces = CsvAnswer.TYPE)
    @PreAuthorize(Rights.ADMIN)
    ResponseEntity<String> export(@RequestParam @Nullable String crs) {
        var asked = crs == null || crs.isBlank() ? null : datum(crs);
        return CsvAnswer.named("components.csv", out -> components.export(asked, out));
    }

    /** A whole file or nothing; the same file again changes nothing. */
    @PostMapping("/api/places/components.csv")
    @PreAuthorize(Rights.ADMIN)
    ImportCount bringIn(Actor actor, @RequestPart MultipartFile file) throws IOException {
        if (!actor.scope().everything()) {
            throw new ProblemException(CommonProblem.FORBIDDEN);
        }
        return components.bringIn(file.getBytes(), actor);
    }

    private ComponentRow row(Component it) {
        var at = it.position();
        return new ComponentRow(
                it.code(),
                it.kind(),
                it.name(),
                at.longitude(),
                at.latitude(),
                it.given().datum().written(),
                it.unit() == null ? null : units.get(it.unit()).name());
    }

    static Datum datum(@Nullable String crs) {
        var named = crs == null || crs.isBlank() ? "WGS-84" : crs.strip();
        return Datum.named(named)
                .orElseThrow(() ->
                        new ProblemException(
                                CommonProblem.INVALID,
                                Map.of(),
                                List.of(
                                        new FieldProblem(
                                                "/crs",
                                                "unknown-crs",
                                                null,
                                                Map.of("value", named)))));
    }

    private List<String> path(Unit unit) {
        return units.path(unit.id()).stream()
                .filter(above -> above.kind() != UnitKind.CITY)
                .map(Unit::name)
                .toList();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), CityZone.ZONE);
    }

    /**
     * A file of outlines that was accepted.
     *
     * @param inForce whether its day has come
     */
    record OutlineVersion(
            long id,
            LocalDate from,
            boolean inForce,
            String crs,
            int areas,
            Instant at,
            String by,
            String reason) {}

    /**
     * An outline of a file that was looked at.
     *
     * @param replaces whether the area has an outline already
     */
    record OutlineSeen(
            String code,
            UnitKind kind,
            List<String> path,
            double squareKilometres,
            int points,
            boolean replaces) {}

    record OutlinesAccepted(long version) {}

    /** A component; longitude and latitude are WGS-84, {@code crs} says how they came. */
    record ComponentRow(
            String code,
            String kind,
            String name,
            double lon,
            double lat,
            String crs,
            @Nullable String unit) {}
}
