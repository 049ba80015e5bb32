package org.jieban.casefile.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jieban.casefile.Act;
import org.jieban.casefile.CaseLists;
import org.jieban.casefile.CaseNumber;
import org.jieban.casefile.Casework;
import org.jieban.casefile.ListQuestion;
import org.jieban.casefile.Queue;
import org.jieban.casefile.Receipt;
import org.jieban.catalogue.Urgency;
import org.jieban.claimant.ClaimantId;
import org.jieban.claimant.Claimants;
import org.jieban.identity.Actor;
import org.jieban.identity.Rights;
import org.jieban.identity.Role;
import org.jieban.organisation.UnitId;
import org.jieban.shared.CommonProblem;
import org.jieban.shared.IdempotencyKey;
import org.jieban.shared.ProblemException;
import org.jieban.shared.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists of cases and the page of one case. */
@RestController
@RequestMapping("/api/cases")
class CaseController {

    private final Casework casework;
    private final CaseLists lists;
    private final CasePages pages;
    private final Claimants claimants;

    CaseController(Casework casework, CaseLists lists, CasePages pages, Claimants claimants) {
        this.casework = casework;
        this.lists = lists;
        this.pages = pages;
        this.claimants = claimants;
    }

    @GetMapping
    @PreAuthorize(Rights.CASES_READ)
    Slice<CaseRow> list(
            Actor actor,
            @RequestParam(defaultValue = "ALL_OPEN") Queue queue,
            @RequestParam(required = false) @Nullable Long unit,
            @RequestParam(defaultValue = "false") boolean subtree,
            @RequestParam(required = false) @Nullable String category,
            @RequestParam(required = false) @Nullable Urgency urgency,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var question =
                new ListQuestion(
                        queue,
                        subtree || queue == Queue.PARKED && unit == null
                                ? null
                                : unitOf(actor, unit),
                        blankToNull(category),
                        urgency,
                        blankToNull(q),
                        cursor,
                        limit);
        var slice = lists.list(question, actor.scope());
        return new Slice<>(slice.items().stream().map(pages::row).toList(), slice.next());
    }

    @GetMapping("/counts")
    @PreAuthorize(Rights.CASES_READ)
    Map<Queue, Integer> counts(Actor actor, @RequestParam(required = false) @Nullable Long unit) {
        var whose = unitOf(actor, unit);
        if (whose == null) {
            return lists.countsWithin(actor.scope());
        }
        if (!actor.scope().contains(whose)) {
            throw new ProblemException(CommonProblem.NOT_FOUND);
        }
        var counts = new LinkedHashMap<>(lists.countsOf(whose));
        var parkedOf = unit == null ? null : whose;
        counts.put(Queue.PARKED, lists.countHeld(Queue.PARKED, parkedOf, actor.scope()));
        counts.put(Queue.TO_DECIDE, lists.countHeld(Queue.TO_DECIDE, whose, actor.scope()));
        return counts;
    }

    @GetMapping("/{number}")
    @PreAuthorize(Rights.CASES_READ)
    CasePage page(Actor actor, @PathVariable String number) {
        return pages.page(casework.see(CaseNumber.parse(number), actor), actor);
    }

    /** Name and phone in clear text; the reason is recorded with who looked. */
    @PostMapping("/{number}/claimant/reveal")
    @PreAuthorize(Rights.CASES_WRITE + " and !hasAnyRole('ADMINISTRATOR', 'ANALYST', 'ASSESSOR')")
    Revealed reveal(Actor actor, @PathVariable String number, @RequestBody RevealRequest request) {
        var seen = casework.see(CaseNumber.parse(number), actor);
        var file = seen.file();
        var claimant = file.opening().claimant();
        if (claimant == null || seen.byWhistleOnly()) {
            throw new ProblemException(CommonProblem.NOT_FOUND);
        }
        var clear =
                claimants.reveal(
                        new ClaimantId(claimant),
                        actor,
                        file.number().value(),
                        request.reason() == null ? "" : request.reason());
        return new Revealed(clear.name(), clear.phone());
    }

    @PostMapping("/{number}/acts/archive")
    @PreAuthorize(Rights.CASES_WRITE + " and hasAnyRole('ADMINISTRATOR', 'DISPATCHER')")
    Receipt archive(
            Actor actor,
            @PathVariable String number,
            IdempotencyKey key,
            @RequestBody ArchiveRequest request) {
        return casework.perform(
                        CaseNumber.parse(number), request.version(), new Act.Archive(), actor, key)
                .orThrow();
    }

    /** A unit's own people look at their unit unless they ask for more; the hotline at everything. */
    private static @Nullable UnitId unitOf(Actor actor, @Nullable Long asked) {
        if (asked != null) {
            return new UnitId(asked);
        }
        return actor.is(Role.HANDLER) || actor.is(Role.LEADER) ? actor.unit() : null;
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    record RevealRequest(@Nullable String reason) {}

    record Revealed(@Nullable String name, @Nullable String phone) {}

    record ArchiveRequest(@Nullable Integer version) {}
}
