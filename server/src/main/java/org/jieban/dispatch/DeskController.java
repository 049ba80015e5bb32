package org.jieban.dispatch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jieban.casefile.CaseFile;
import org.jieban.casefile.CaseNumber;
import org.jieban.casefile.Casework;
import org.jieban.casefile.RecordedEvent;
import org.jieban.casefile.ReturnFact;
import org.jieban.catalogue.Amending;
import org.jieban.catalogue.CatalogueVersion;
import org.jieban.catalogue.Categories;
import org.jieban.identity.Actor;
import org.jieban.identity.Rights;
import org.jieban.identity.Role;
import org.jieban.organisation.Unit;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.UnitKind;
import org.jieban.organisation.Units;
import org.jieban.shared.CommonProblem;
import org.jieban.shared.FieldProblem;
import org.jieban.shared.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The desk of returns and disputes (退单与争议), and precedents (案例). */
@RestController
class DeskController {

    private static final int MOST = 200;
    private static final String CATALOGUE_KEEPERS =
            Rights.ADMIN + " or (" + Rights.CASES_WRITE + " and hasRole('DISPATCHER'))";

    private final DeskReading reading;
    private final Precedents precedents;
    private final Casework casework;
    private final Units units;
    private final Categories categories;

    DeskController(
            DeskReading reading,
            Precedents precedents,
            Casework casework,
            Units units,
            Categories categories) {
        this.reading = reading;
        this.precedents = precedents;
        this.casework = casework;
        this.units = units;
        this.categories = categories;
    }

    /** 待审退单, the oldest first. */
    @GetMapping("/api/returns")
    @PreAuthorize(Rights.CASES_READ)
    List<WaitingView> returns(Actor actor) {
        return reading.returns(actor, MOST).stream().map(this::waiting).toList();
    }

    /** 争议 that run: those to judge or to state a view in, or all in scope. */
    @GetMapping("/api/disputes")
    @PreAuthorize(Rights.CASES_READ)
    List<WaitingView> disputes(Actor actor, @RequestParam(defaultValue = "true") boolean mine) {
        return reading.disputes(actor, mine, MOST).stream().map(this::waiting).toList();
    }

    /** How many wait for whoever asks. */
    @GetMapping("/api/disputes/count")
    @PreAuthorize(Rights.CASES_READ)
    DeskCounts counts(Actor actor) {
        return new DeskCounts(
                actor.is(Role.DISPATCHER) ? reading.returns(actor, MOST).size() : 0,
                reading.disputes(actor, true, MOST).size());
    }

    /** The last dispute of a case, running or ruled, with what each party says. */
    @GetMapping("/api/disputes/{number}")
    @PreAuthorize(Rights.CASES_READ)
    DisputeView dispute(Actor actor, @PathVariable String number) {
        var seen = casework.see(CaseNumber.parse(number), actor);
        return dispute(seen.file(), seen.history(), seen.veiled());
    }

    /** 案例, the newest first. */
    @GetMapping("/api/precedents")
    @PreAuthorize(Rights.CASES_READ)
    List<PrecedentView> search(
            @RequestParam @Nullable String q, @RequestParam @Nullable String category) {
        return reading.search(blankToNull(q), blankToNull(category), MOST).stream()
                .map(this::precedent)
                .toList();
    }

    /** Precedents for a matter in a place, while a case is taken in. */
    @GetMapping("/api/precedents/alike")
    @PreAuthorize(Rights.CASES_READ)
    List<PrecedentView> alike(@RequestParam String category, @RequestParam @Nullable Long area) {
        categories.get(category);
        return precedents.alike(category, area == null ? null : new UnitId(area), "").stream()
                .map(this::precedent)
                .toList();
    }

    /** Precedents for a case. */
    @GetMapping("/api/cases/{number}/precedents")
    @PreAuthorize(Rights.CASES_READ)
    List<PrecedentView> ofCase(Actor actor, @PathVariable String number) {
        var file = casework.see(CaseNumber.parse(number), actor).file();
        return precedents.alike(file.category(), file.area(), number).stream()
                .map(this::precedent)
                .toList();
    }

    /** What would change if this precedent became a rule. */
    @GetMapping("/api/precedents/{number}/{seq}/rule")
    @PreAuthorize(CATALOGUE_KEEPERS)
    Amending.Change preview(@PathVariable String number, @PathVariable int seq) {
        return precedents.preview(number, seq);
    }

    /** 案例入目录: a new version with this rule, on the version that was shown. */
    @PostMapping("/api/precedents/{number}/{seq}/rule")
    @PreAuthorize(CATALOGUE_KEEPERS)
    CatalogueVersion intoCatalogue(
            Actor actor,
            @PathVariable String number,
            @PathVariable int seq,
            @RequestBody RuleRequest body) {
        if (body.version() == null) {
            throw ProblemException.invalid(new FieldProblem("/version", "required"));
        }
        return precedents.intoCatalogue(number, seq, body.version(), actor);
    }

    private DisputeView dispute(CaseFile file, List<RecordedEvent> history, boolean veiled) {
        var opened =
                history.stream()
                        .filter(fact -> fact.event() instanceof ReturnFact.DisputeOpened)
                        .reduce((earlier, later) -> later)
                        .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        var what = (ReturnFact.DisputeOpened) opened.event();
        var since = history.stream().filter(fact -> fact.seq() > opened.seq()).toList();
        var running = file.returns().dispute();
        var judge = running.isPresent() ? running.get().judge() : lastJudge(what, since);
        return new DisputeView(
                file.number().value(),
                file.version(),
                file.state().name(),
                file.title(),
                veiled ? "" : file.opening().words(),
                category(file.category()),
                place(file.area()),
                veiled ? null : file.address(),
                veiled ? null : file.opening().lat(),
                veiled ? null : file.opening().lon(),
                file.urgency().name(),
                what.ground().name(),
                what.text(),
                unit(opened.unit()),
                opened.personName(),
                opened.at(),
                judge == null ? null : unit(judge),
                running.map(dispute -> dispute.statementsBy(file)).orElse(null),
                running.map(dispute -> dispute.isHeard(file)).orElse(true),
                file.lead().map(lead -> unit(lead.unit())).orElse(null),
                what.parties().stream().map(party -> party(party, opened, what, since)).toList(),
                referrals(since),
                ruling(since),
                precedents.alike(file.category(), file.area(), file.number().value()).stream()
                        .map(this::precedent)
                        .toList());
    }

    private static @Nullable UnitId lastJudge(
            ReturnFact.DisputeOpened opened, List<RecordedEvent> since) {
        var judge = opened.judge();
        for (var fact : since) {
            if (fact.event() instanceof ReturnFact.DisputeReferred to) {
                judge = to.judge();
            }
        }
        return judge;
    }

    private PartyView party(
            UnitId party,
            RecordedEvent opened,
            ReturnFact.DisputeOpened what,
            List<RecordedEvent> since) {
        var said = new ArrayList<Said>();
        if (party.equals(opened.unit())) {
            said.add(new Said(what.text(), opened.personName(), opened.at(), what.attachments()));
        }
        for (var fact : since) {
            if (fact.event() instanceof ReturnFact.DisputeStated stated
                    && stated.party().equals(party)) {
                said.add(
                        new Said(
                                stated.text(), fact.personName(), fact.at(), stated.attachments()));
            }
        }
        return new PartyView(unit(party), said);
    }

    private List<ReferralView> referrals(List<RecordedEvent> since) {
        var referrals = new ArrayList<ReferralView>();
        for (var fact : since) {
            if (fact.event() instanceof ReturnFact.DisputeReferred to) {
                var judge = to.judge();
                referrals.add(
                        new ReferralView(
                                judge == null ? null : unit(judge), to.reason(), fact.at()));
            }
        }
        return referrals;
    }

    private @Nullable RulingView ruling(List<RecordedEvent> since) {
        for (var fact : since) {
            if (fact.event() instanceof ReturnFact.DisputeRuled ruled) {
                return new RulingView(
                        fact.seq(),
                        unit(ruled.unit()),
                        ruled.word(),
                        ruled.basis(),
                        ruled.precedent(),
                        fact.personName(),
                        fact.at());
            }
        }
        return null;
    }

    private WaitingView waiting(DeskReading.Waiting row) {
        return new WaitingView(
                row.number(),
                row.title(),
                category(row.category()),
                row.urgency(),
                row.area() == null ? List.of() : place(new UnitId(row.area())),
                row.address(),
                row.lead() == null ? null : unit(new UnitId(row.lead())),
                row.dueAt(),
                unit(new UnitId(row.unit())),
                row.person(),
                row.ground(),
                row.words(),
                row.since(),
                row.judge() == null ? null : unit(new UnitId(row.judge())),
                row.statementsBy(),
                row.parties().stream().map(id -> unit(new UnitId(id))).toList(),
                row.heard());
    }

    private PrecedentView precedent(DeskReading.Precedent row) {
        return new PrecedentView(
                row.number(),
                row.seq(),
                category(row.category()),
                row.area() == null ? List.of() : place(new UnitId(row.area())),
                row.ground(),
                row.parties().stream().map(id -> unit(new UnitId(id))).toList(),
                unit(new UnitId(row.unit())),
                row.ruling(),
                row.basis(),
                row.judge() == null ? null : unit(new UnitId(row.judge())),
                row.person(),
                row.ruledAt(),
                row.version());
    }

    private List<String> place(@Nullable UnitId area) {
        return area == null
                ? List.of()
                : units.path(area).stream()
                        .filter(unit -> unit.kind() != UnitKind.CITY)
                        .map(Unit::name)
                        .toList();
    }

    private @Nullable CategoryView category(@Nullable String code) {
        return code == null ? null : new CategoryView(code, categories.pathNames(code));
    }

    private UnitView unit(@Nullable UnitId id) {
        var unit = units.get(Objects.requireNonNull(id));
        return new UnitView(unit.id().value(), unit.name(), unit.kind().name());
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    record RuleRequest(@Nullable Integer version) {}

    /** Returns to decide, and disputes to judge or to state a view in. */
    record DeskCounts(int returns, int disputes) {}

    record UnitView(long id, String name, String kind) {}

    record CategoryView(String code, List<String> path) {}

    record WaitingView(
            String number,
            String title,
            @Nullable CategoryView category,
            String urgency,
            List<String> place,
            @Nullable String address,
            @Nullable UnitView lead,
            @Nullable Instant dueAt,
            UnitView by,
            String person,
            String ground,
            String words,
            Instant since,
            @Nullable UnitView judge,
            @Nullable Instant statementsBy,
            List<UnitView> parties,
            int heard) {}

    record DisputeView(
            String number,
            int version,
            String state,
            String title,
            String words,
            @Nullable CategoryView category,
            List<String> place,
            @Nullable String address,
            @Nullable Double lat,
            @Nullable Double lon,
            String urgency,
            String ground,
            String text,
            UnitView by,
            String person,
            Instant openedAt,
            @Nullable UnitView judge,
            @Nullable Instant statementsBy,
            boolean heard,
            @Nullable UnitView lead,
            List<PartyView> parties,
            List<ReferralView> referrals,
            @Nullable RulingView ruling,
            List<PrecedentView> precedents) {}

    record PartyView(UnitView unit, List<Said> statements) {}

    record Said(String text, String person, Instant at, List<String> attachments) {}

    record ReferralView(@Nullable UnitView judge, String reason, Instant at) {}

    record RulingView(
            int seq,
            UnitView unit,
            String word,
            String basis,
            boolean precedent,
            String person,
            Instant at) {}

    record PrecedentView(
            String number,
            int seq,
            @Nullable CategoryView category,
            List<String> place,
            String ground,
            List<UnitView> parties,
            UnitView unit,
            String ruling,
            String basis,
            @Nullable UnitView judge,
            String person,
            Instant ruledAt,
            @Nullable Integer version) {}
}
