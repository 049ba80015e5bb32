package org.jieban.casesearch;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jieban.casefile.CaseEvent.Channel;
import org.jieban.casefile.CaseState;
import org.jieban.catalogue.CaseKind;
import org.jieban.catalogue.Categories;
import org.jieban.catalogue.Urgency;
import org.jieban.claimant.ClaimantId;
import org.jieban.claimant.Claimants;
import org.jieban.identity.Actor;
import org.jieban.identity.Rights;
import org.jieban.identity.Role;
import org.jieban.organisation.Unit;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.UnitKind;
import org.jieban.organisation.Units;
import org.jieban.text.Mark;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Search over all cases that the viewer may see. Asked by POST: a phone must not stand in an address. */
@RestController
class SearchController {

    private static final int MOST = 100;
    private static final int LONGEST = 100;

    private final CaseSearch search;
    private final Claimants claimants;
    private final Units units;
    private final Categories categories;

    SearchController(CaseSearch search, Claimants claimants, Units units, Categories categories) {
        this.search = search;
        this.claimants = claimants;
        this.units = units;
        this.categories = categories;
    }

    @PostMapping("/api/cases/search")
    @PreAuthorize(Rights.CASES_READ)
    SearchResult find(Actor actor, @RequestBody SearchRequest body) {
        var text = body.text() == null ? "" : body.text().strip();
        var question =
                new Question(
                        text.substring(0, Math.min(LONGEST, text.length())),
                        body.state(),
                        body.open(),
                        body.unit(),
                        blankToNull(body.category()),
                        body.urgency(),
                        body.kind(),
                        body.channel(),
                        body.from(),
                        body.until(),
                        Boolean.TRUE.equals(body.newest()),
                        blankToNull(body.cursor()),
                        Math.clamp(body.limit() == null ? 20 : body.limit(), 1, MOST));
        var found = search.find(question, actor.scope(), whose(actor, body.phone()));
        return new SearchResult(
                found.rows().stream().map(row -> view(row, question.words())).toList(),
                found.next(),
                found.total(),
                found.best(),
                question.isTooShort());
    }

    /** Whoever may look up a caller may look for their cases; each look is recorded. */
    // [impl->rule~case-search.phone~1]
    private long @Nullable [] whose(Actor actor, @Nullable String phone) {
        if (phone == null || phone.isBlank()) {
            return null;
        }
        if (!actor.is(Role.AGENT) && !actor.is(Role.DISPATCHER)) {
            throw new AccessDeniedException("of the hotline only");
        }
        return claimants
                .lookup(phone.strip(), actor)
                .map(known -> known.ids().stream().mapToLong(ClaimantId::value).toArray())
                .orElse(new long[0]);
    }

    private FoundCase view(SearchRows.Row row, List<String> words) {
        var said = row.saidAt().isEmpty() ? row.words() : row.saidAt() + " " + row.words();
        boolean inWords = words.stream().anyMatch(row.words()::contains);
        var passage = Passage.of(inWords ? row.words() : said, words);
        var lead = row.leadUnit();
        return new FoundCase(
                row.number(),
                row.title(),
                Mark.of(row.title(), words),
                passage.text(),
                passage.marks(),
                row.state(),
                row.urgency(),
                row.kind(),
                row.category() == null ? List.of() : categories.pathNames(row.category()),
                lead == null ? null : units.get(new UnitId(lead)).name(),
                place(row),
                row.secret(),
                row.openedAt(),
                row.closedAt());
    }

    private @Nullable String place(SearchRows.Row row) {
        var names = new ArrayList<String>();
        var area = row.area();
        if (area != null) {
            units.path(new UnitId(area)).stream()
                    .filter(unit -> unit.kind() != UnitKind.CITY)
                    .map(Unit::name)
                    .forEach(names::add);
        }
        var address = row.address();
        if (address != null && !address.isBlank()) {
            names.add(address);
        }
        return names.isEmpty() ? null : String.join(" ", names);
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /**
     * What is looked for.
     *
     * @param unit a unit that has or had a part in it, or an area, with everything below it
     * @param open only cases that have not ended
     * @param phone the claimant's, for those who may look up callers
     * @param newest the newest first even where few are found
     */
    record SearchRequest(
            @Nullable String text,
            @Nullable CaseState state,
            @Nullable Boolean open,
            @Nullable Long unit,
            @Nullable String category,
            @Nullable Urgency urgency,
            @Nullable CaseKind kind,
            @Nullable Channel channel,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable String phone,
            @Nullable Boolean newest,
            @Nullable String cursor,
            @Nullable Integer limit) {}

    /**
     * One piece of what was found.
     *
     * @param total how many there are, or null when more than two thousand hold the words
     * @param best whether those with the words in the title come first, else the newest
     * @param tooShort whether only single characters were asked for
     */
    record SearchResult(
            List<FoundCase> items,
            @Nullable String next,
            @Nullable Integer total,
            boolean best,
            boolean tooShort) {}

    /**
     * A case that was found.
     *
     * @param passage a piece of what the citizen said, without numbers that identify people
     */
    record FoundCase(
            String number,
            String title,
            List<Mark> titleMarks,
            String passage,
            List<Mark> passageMarks,
            CaseState state,
            Urgency urgency,
            CaseKind kind,
            List<String> category,
            @Nullable String unit,
            @Nullable String place,
            boolean secret,
            Instant openedAt,
            @Nullable Instant closedAt) {}
}
