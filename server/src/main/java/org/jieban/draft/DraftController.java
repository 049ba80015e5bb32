package org.jieban.draft;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jieban.casefile.CaseFile;
import org.jieban.casefile.CaseNumber;
import org.jieban.casefile.Casework;
import org.jieban.casefile.SeenCase;
import org.jieban.catalogue.Categories;
import org.jieban.identity.Actor;
import org.jieban.identity.Rights;
import org.jieban.organisation.Unit;
import org.jieban.organisation.UnitKind;
import org.jieban.organisation.Units;
import org.jieban.shared.CommonProblem;
import org.jieban.shared.ProblemException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Drafts for whoever writes a reply or has to know a case; nothing of them is kept. */
@RestController
class DraftController {

    private final Casework casework;
    private final Categories categories;
    private final Units units;

    DraftController(Casework casework, Categories categories, Units units) {
        this.casework = casework;
        this.categories = categories;
        this.units = units;
    }

    @GetMapping("/api/cases/{number}/reply-draft")
    @PreAuthorize(Rights.CASES_WRITE + " and hasAnyRole('HANDLER', 'LEADER')")
    ReplyDraft.Drafted reply(Actor actor, @PathVariable String number) {
        var seen = see(number, actor);
        return ReplyDraft.of(seen.file(), seen.history(), names());
    }

    @GetMapping("/api/cases/{number}/summary")
    @PreAuthorize(Rights.CASES_READ)
    Summary summary(Actor actor, @PathVariable String number) {
        var seen = see(number, actor);
        return new Summary(
                CaseSummary.of(seen.file(), seen.history(), about(seen.file()), names()));
    }

    record Summary(String text) {}

    /** Who sees a case by nothing but a whistle is not told more than the whistle says. */
    // [impl->rule~draft.scope~1]
    private SeenCase see(String number, Actor actor) {
        var seen = casework.see(CaseNumber.parse(number), actor);
        if (seen.byWhistleOnly()) {
            throw new ProblemException(CommonProblem.NOT_FOUND);
        }
        return seen;
    }

    private String about(CaseFile file) {
        var code = file.category();
        var category = code == null ? "" : String.join("—", categories.pathNames(code));
        var area = file.area();
        var places =
                area == null
                        ? List.<String>of()
                        : units.path(area).stream()
                                .filter(unit -> unit.kind() != UnitKind.CITY)
                                .map(Unit::name)
                                .toList();
        var address = file.address();
        var place = String.join("", places) + (address == null ? "" : address.strip());
        return Stream.of(category, place)
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining("，"));
    }

    private Names names() {
        return new Names(id -> units.find(id).map(Unit::name).orElse(""));
    }
}
