package org.jieban.place;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jieban.identity.Actor;
import org.jieban.identity.Rights;
import org.jieban.organisation.ImportCount;
import org.jieban.organisation.Unit;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.UnitKind;
import org.jieban.organisation.Units;
import org.jieban.place.PlaceName.Kind;
import org.jieban.place.PlaceName.Said;
import org.jieban.place.PlaceName.Thing;
import org.jieban.shared.CsvAnswer;
import org.jieban.shared.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The administrators' page of other and old names of places (别名、旧地名). */
@RestController
class NameController {

    private static final int PIECE = 50;
    private static final int MOST_UNITS = 200;
    private static final Pattern LEARNED_CURSOR = Pattern.compile("(\\d{1,9}):(.+)");

    private final NameDesk desk;
    private final PlaceNames names;
    private final ShippedNames shipped;
    private final Units units;

    NameController(NameDesk desk, PlaceNames names, ShippedNames shipped, Units units) {
        this.desk = desk;
        this.names = names;
        this.shipped = shipped;
        this.units = units;
    }

    /** Where a name comes from, or that it is not used. */
    enum Source {
        /** Kept by administrators. */
        KEPT,
        /** Learned from where cases ended: the address book. */
        LEARNED,
        /** Came with the program. */
        SHIPPED,
        /** Kept once and ended. */
        ENDED,
        /** Learned or shipped, and not to be used. */
        FORGOTTEN
    }

    /** Names of one source, newest first, learned ones by their cases. */
    @GetMapping("/api/places/names")
    @PreAuthorize(Rights.ADMIN)
    Slice<NameRow> list(
            Actor actor,
            @RequestParam(defaultValue = "KEPT") Source source,
            @RequestParam(defaultValue = "") String q,
            @RequestParam @Nullable String cursor) {
        var asked = q.strip();
        var question = new PlaceNames.Question(asked, named(asked), actor.scope(), PIECE + 1);
        long before = before(cursor);
        return switch (source) {
            case KEPT, ENDED ->
                    slice(
                            names.list(question, source == Source.ENDED, before),
                            it -> row(it, source),
                            it -> String.valueOf(it.id()));
            case FORGOTTEN ->
                    slice(
                            names.forgotten(question, before),
                            this::row,
                            it -> String.valueOf(it.id()));
            case LEARNED -> {
                var after = LEARNED_CURSOR.matcher(Objects.requireNonNullElse(cursor, ""));
                boolean on = after.matches();
                yield slice(
                        names.learned(
                                question,
                                on ? Integer.valueOf(after.group(1)) : null,
                                on ? after.group(2) : ""),
                        this::row,
                        it -> it.cases() + ":" + it.name());
            }
            case SHIPPED ->
                    new Slice<>(
                            shipped.inUse().stream()
                                    .filter(it ->
                                            it.name().contains(asked)
                                                    || it.unit().name().contains(asked))
                                    .filter(it ->
                                            actor.scope().everything()
                                                    || actor.scope().contains(it.unit().id()))
                                    .map(it -> row(it.name(), it.unit()))
                                    .toList(),
                            null);
        };
    }

    @PostMapping("/api/places/names")
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize(Rights.ADMIN)
    NameRow add(Actor actor, @RequestBody NewName body) {
        var wanted =
                new PlaceName.Wanted(
                        text(body.name()),
                        body.kind() == null ? Kind.ALIAS : body.kind(),
                        body.thing() == null ? Thing.AREA : body.thing(),
                        body.unit() == null ? new UnitId(0) : body.unit(),
                        text(body.reason()),
                        null);
        return row(desk.add(wanted, actor), Source.KEPT);
    }

    @PostMapping("/api/places/names/{id}/end")
    @PreAuthorize(Rights.ADMIN)
    void end(Actor actor, @PathVariable long id, @RequestBody Why body) {
        desk.end(id, text(body.reason()), actor);
    }

    /** A learned or shipped name is not used any more. */
    @PostMapping("/api/places/names/forget")
    @PreAuthorize(Rights.ADMIN)
    void forget(Actor actor, @RequestBody NameOfUnit body) {
        desk.forget(text(body.name()), unit(body), text(body.reason()), actor);
    }

    /** It may be used and learned again. */
    @PostMapping("/api/places/names/remember")
    @PreAuthorize(Rights.ADMIN)
    void remember(Actor actor, @RequestBody NameOfUnit body) {
        desk.remember(text(body.name()), unit(body), text(body.reason()), actor);
    }

    @GetMapping(value = "/api/places/names.csv", produces = CsvAnswer.TYPE)
    @PreAuthorize(Rights.ADMIN)
    ResponseEntity<String> export(Actor actor) {
        return CsvAnswer.named("place-names.csv", out -> desk.export(actor, out));
    }

    /** A whole file or nothing; the same file again changes nothing. */
    @PostMapping("/api/places/names.csv")
    @PreAuthorize(Rights.ADMIN)
    ImportCount bringIn(Actor actor, @RequestPart MultipartFile file) throws IOException {
        return desk.bringIn(file.getBytes(), actor);
    }

    private long[] named(String q) {
        return q.isEmpty()
                ? new long[0]
                : units.all().stream()
                        .filter(unit -> unit.name().contains(q))
                        .limit(MOST_UNITS)
                        .mapToLong(unit -> unit.id().value())
                        .toArray();
    }

    private static long before(@Nullable String cursor) {
        return cursor != null && cursor.matches("\\d{1,18}")
                ? Long.parseLong(cursor)
                : Long.MAX_VALUE;
    }

    private static <T> Slice<NameRow> slice(
            List<T> found, Function<T, NameRow> row, Function<T, String> cursor) {
        boolean more = found.size() > PIECE;
        var piece = more ? found.subList(0, PIECE) : found;
        return new Slice<>(
                piece.stream().map(row).toList(), more ? cursor.apply(piece.getLast()) : null);
    }

    private UnitId unit(NameOfUnit body) {
        return body.unit() == null ? new UnitId(0) : body.unit();
    }

    private NameRow row(PlaceName it, Source source) {
        return new NameRow(
                it.id(),
                it.name(),
                source,
                it.kind(),
                it.thing(),
                area(units.get(it.unit())),
                0,
                0,
                Stated.of(it.added()),
                it.ended() == null ? null : Stated.of(it.ended()));
    }

    private NameRow row(PlaceNames.Forgotten it) {
        return new NameRow(
                it.id(),
                it.name(),
                Source.FORGOTTEN,
                null,
                null,
                area(units.get(it.unit())),
                0,
                0,
                null,
                Stated.of(it.said()));
    }

    private NameRow row(PlaceNames.Learned it) {
        return new NameRow(
                0,
                it.name(),
                Source.LEARNED,
                null,
                null,
                area(units.get(it.unit())),
                it.cases(),
                it.share(),
                new Stated(it.at(), "", ""),
                null);
    }

    private NameRow row(String name, Unit unit) {
        return new NameRow(
                0, name, Source.SHIPPED, Kind.ALIAS, Thing.AREA, area(unit), 0, 0, null, null);
    }

    private Area area(Unit unit) {
        return new Area(
                unit.id(),
                unit.code(),
                unit.kind(),
                units.path(unit.id()).stream()
                        .filter(above -> above.kind() != UnitKind.CITY)
                        .map(Unit::name)
                        .toList());
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    record NewName(
            @Nullable String name,
            @Nullable Kind kind,
            @Nullable Thing thing,
            @Nullable UnitId unit,
            @Nullable String reason) {}

    record Why(@Nullable String reason) {}

    record NameOfUnit(@Nullable String name, @Nullable UnitId unit, @Nullable String reason) {}

    /** An area with the names from the district down to itself. */
    record Area(UnitId id, String code, UnitKind kind, List<String> path) {}

    /** Who, when and why; nobody where it was learned. */
    record Stated(Instant at, String by, String reason) {

        static Stated of(Said said) {
            return new Stated(said.at(), said.by(), said.reason());
        }
    }

    /**
     * A name of a place.
     *
     * @param id of a kept or forgotten name; 0 for others
     * @param kind alias or old name; null where nobody said
     * @param cases how many cases a learned name was learned from; 0 for others
     * @param share the part of its cases that ended there, 0 to 1
     * @param added who brought it in, or when it was learned; null where it came with the program
     * @param ended who took it out of use, or null while it is used
     */
    record NameRow(
            long id,
            String name,
            Source source,
            @Nullable Kind kind,
            @Nullable Thing thing,
            Area unit,
            int cases,
            double share,
            @Nullable Stated added,
            @Nullable Stated ended) {}
}
