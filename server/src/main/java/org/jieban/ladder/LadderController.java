package org.jieban.ladder;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jieban.identity.Actor;
import org.jieban.identity.Rights;
import org.jieban.organisation.Unit;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.Units;
import org.jieban.shared.CommonProblem;
import org.jieban.shared.FieldProblem;
import org.jieban.shared.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Ladders for administrators: look, edit, try out. */
@RestController
@RequestMapping("/api/ladders")
class LadderController {

    private static final int LONGEST_NOTE = 200;

    private final Ladders ladders;
    private final LadderBook book;
    private final LadderPreview preview;
    private final Units units;

    LadderController(Ladders ladders, LadderBook book, LadderPreview preview, Units units) {
        this.ladders = ladders;
        this.book = book;
        this.preview = preview;
        this.units = units;
    }

    /**
     * A ladder as pages show it.
     *
     * @param units names of the units it names
     */
    record Shown(
            Ladder ladder, String madeBy, Instant madeAt, String note, Map<Long, String> units) {}

    /**
     * A ladder as it shall be.
     *
     * @param version the version that was edited, 0 for a new ladder
     */
    record Wanted(int version, @Nullable String note, Ladder ladder) {

        Wanted {
            java.util.Objects.requireNonNull(ladder);
        }
    }

    @GetMapping
    @PreAuthorize(Rights.ADMIN)
    List<Shown> all() {
        return ladders.latest().stream().map(this::shown).toList();
    }

    @GetMapping("/shipped")
    @PreAuthorize(Rights.ADMIN)
    List<Ladder> shipped() {
        return Ladders.shipped();
    }

    @GetMapping("/{code}/versions")
    @PreAuthorize(Rights.ADMIN)
    List<Shown> versions(@PathVariable String code) {
        var found = ladders.versions(code);
        if (found.isEmpty()) {
            throw new ProblemException(CommonProblem.NOT_FOUND);
        }
        return found.stream().map(this::shown).toList();
    }

    @PutMapping("/{code}")
    @PreAuthorize(Rights.ADMIN)
    Shown save(@PathVariable String code, @RequestBody Wanted wanted, Actor actor) {
        var note = wanted.note() == null ? "" : wanted.note().strip();
        if (note.length() > LONGEST_NOTE) {
            throw ProblemException.invalid(FieldProblem.tooLong("note", LONGEST_NOTE));
        }
        if (!code.equals(wanted.ladder().code())) {
            throw ProblemException.invalid(new FieldProblem("/ladder/code", "unknown"));
        }
        return shown(book.save(wanted.ladder(), wanted.version(), actor.name(), note));
    }

    @PostMapping("/preview")
    @PreAuthorize(Rights.ADMIN)
    LadderPreview.Shown preview(@RequestBody Ladder ladder) {
        book.check(ladder);
        return preview.of(ladder);
    }

    private Shown shown(Ladders.Version version) {
        var names = new java.util.TreeMap<Long, String>();
        var ladder = version.ladder();
        ladder.when().areas().forEach(area -> name(area, names));
        for (var rung : ladder.rungs()) {
            name(rung.action().unit(), names);
            rung.action().tell().forEach(target -> name(target.unit(), names));
        }
        return new Shown(ladder, version.by(), version.at(), version.note(), names);
    }

    private void name(@Nullable Long id, Map<Long, String> names) {
        if (id != null) {
            names.put(id, units.find(new UnitId(id)).map(Unit::name).orElse("#" + id));
        }
    }
}
