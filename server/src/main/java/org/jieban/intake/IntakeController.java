package org.jieban.intake;

import static org.jieban.shared.Bodies.text;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.LongConsumer;
import org.jieban.attachment.AttachmentId;
import org.jieban.attachment.Attachments;
import org.jieban.casefile.Act;
import org.jieban.casefile.ActOutcome;
import org.jieban.casefile.CaseActor;
import org.jieban.casefile.CaseClock;
import org.jieban.casefile.CaseEvent.Channel;
import org.jieban.casefile.CaseEvent.RevisitWay;
import org.jieban.casefile.CaseLists;
import org.jieban.casefile.CaseNumber;
import org.jieban.casefile.CaseState;
import org.jieban.casefile.Casework;
import org.jieban.casefile.Receipt;
import org.jieban.catalogue.CaseKind;
import org.jieban.catalogue.Urgency;
import org.jieban.claimant.ClaimantId;
import org.jieban.claimant.Claimants;
import org.jieban.claimant.GivenClaimant;
import org.jieban.claimant.TrackLinks;
import org.jieban.danger.NoDanger;
import org.jieban.identity.Actor;
import org.jieban.identity.Rights;
import org.jieban.incident.KnownIncidents;
import org.jieban.misuse.MisuseMarks;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.Units;
import org.jieban.shared.FieldProblem;
import org.jieban.shared.IdempotencyKey;
import org.jieban.shared.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The agent's desk (受理台), also for programs that bring requests. */
@RestController
class IntakeController {

    private static final String AGENT = Rights.INTAKE + " and hasAnyRole('AGENT', 'DISPATCHER')";
    private static final Duration LINK_LASTS = Duration.ofDays(180);
    private static final int EARLIER_CASES = 20;

    private final Intake intake;
    private final Casework casework;
    private final CaseLists lists;
    private final Claimants claimants;
    private final Attachments attachments;
    private final TrackLinks links;
    private final Units units;
    private final NoDanger noDanger;
    private final MisuseMarks misuse;
    private final KnownIncidents incidents;

    IntakeController(
            Intake intake,
            Casework casework,
            CaseLists lists,
            Claimants claimants,
            Attachments attachments,
            TrackLinks links,
            Units units,
            NoDanger noDanger,
            MisuseMarks misuse,
            KnownIncidents incidents) {
        this.intake = intake;
        this.casework = casework;
        this.lists = lists;
        this.claimants = claimants;
        this.attachments = attachments;
        this.links = links;
        this.units = units;
        this.noDanger = noDanger;
        this.misuse = misuse;
        this.incidents = incidents;
    }

    /** What becomes of a request at the desk. */
    enum Wanted {
        /** To the unit that the catalogue names, or to the pool when it names none. */
        DISPATCH,
        /** To the dispatcher's pool. */
        POOL,
        /** 直接答复. */
        ANSWER,
        /** 引导至其他渠道. */
        GUIDE,
        /** 并单. */
        LINK,
        /** 关联已知事件: answered with its standard answer. */
        INCIDENT
    }

    @PostMapping("/api/cases")
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize(Rights.INTAKE + " and hasAnyRole('AGENT', 'DISPATCHER', 'GRID_OFFICER')")
    Taken take(Actor actor, IdempotencyKey key, @RequestBody TakeRequest body) {
        var request = body.asRequest();
        var by = CaseActor.of(actor);
        var at = casework.now();
        var files = filesOf(body, actor);
        var wanted = body.outcome() == null ? Wanted.DISPATCH : body.outcome();
        boolean desk = !actor.is(org.jieban.identity.Role.GRID_OFFICER);
        ActOutcome outcome =
                desk
                        ? switch (wanted) {
                            case DISPATCH -> intake.takeAndDispatch(request, by, key, at, files);
                            case POOL ->
                                    intake.take(
                                            request, List.of(new Act.Accept()), by, key, at, files);
                            case ANSWER ->
                                    intake.take(
                                            request,
                                            List.of(
                                                    new Act.Accept(),
                                                    new Act.Answer(text(body.answer()))),
                                            by,
                                            key,
                                            at,
                                            files);
                            case GUIDE ->
                                    intake.take(
                                            request,
                                            List.of(
                                                    new Act.Guide(
                                                            text(body.destination()),
                                                            text(body.answer()))),
                                            by,
                                            key,
                                            at,
                                            files);
                            case LINK -> {
                                var earlier = earlier(body);
                                yield intake.take(
                                        request,
                                        List.of(new Act.Link(earlier, text(body.answer()))),
                                        by,
                                        key,
                                        at,
                                        files);
                            }
                            case INCIDENT -> {
                                long incident = incident(body);
                                yield intake.take(
                                        request,
                                        List.of(incidents.answer(incident, text(body.answer()))),
                                        by,
                                        key,
                                        at,
                                        files.andThen(caseId ->
                                                incidents.bind(
                                                        incident, caseId, true, actor.name(), at)));
                            }
                        }
                        : intake.submit(request, by, key, at, files);
        return taken(outcome.orThrow(), at);
    }

    private static long incident(TakeRequest body) {
        if (body.incident() == null) {
            throw ProblemException.invalid(FieldProblem.required("incident"));
        }
        return body.incident();
    }

    private CaseNumber earlier(TakeRequest body) {
        var number = CaseNumber.parse(text(body.duplicateOf()));
        if (casework.find(number).isEmpty()) {
            throw ProblemException.invalid(new FieldProblem("/duplicateOf", "unknown"));
        }
        return number;
    }

    private LongConsumer filesOf(TakeRequest body, Actor actor) {
        var ids = body.files().stream().map(AttachmentId::new).toList();
        return caseId -> {
            attachments.bind(ids, actor, caseId, "INTAKE");
            if (body.noDanger()) {
                noDanger.say(caseId, actor);
            }
        };
    }

    private Taken taken(Receipt receipt, Instant at) {
        var unit = receipt.unit();
        return new Taken(
                receipt.number(),
                receipt.state(),
                receipt.version(),
                unit == null ? null : new UnitName(unit.value(), units.get(unit).name()),
                receipt.dueAt(),
                receipt.dueClock(),
                "/t/" + links.issue(receipt.caseId(), at.plus(LINK_LASTS)));
    }

    @PostMapping("/api/cases/{number}/acts/accept")
    @PreAuthorize(AGENT)
    Receipt accept(
            Actor actor,
            IdempotencyKey key,
            @PathVariable String number,
            @RequestBody Versioned body) {
        return act(actor, key, number, body.version(), new Act.Accept());
    }

    @PostMapping("/api/cases/{number}/acts/correct")
    @PreAuthorize(AGENT)
    Receipt correct(
            Actor actor,
            IdempotencyKey key,
            @PathVariable String number,
            @RequestBody CorrectRequest body) {
        var area = body.area() == null ? null : new UnitId(body.area());
        intake.checkCorrection(body.title(), body.category(), area, body.address());
        return act(
                actor,
                key,
                number,
                body.version(),
                new Act.Correct(
                        body.title(),
                        body.category(),
                        body.urgency(),
                        area,
                        body.address(),
                        text(body.reason())));
    }

    @PostMapping("/api/cases/{number}/acts/answer")
    @PreAuthorize(AGENT)
    Receipt answer(
            Actor actor, IdempotencyKey key, @PathVariable String number, @RequestBody Text body) {
        return act(actor, key, number, body.version(), new Act.Answer(text(body.text())));
    }

    @PostMapping("/api/cases/{number}/acts/guide")
    @PreAuthorize(AGENT)
    Receipt guide(
            Actor actor,
            IdempotencyKey key,
            @PathVariable String number,
            @RequestBody GuideRequest body) {
        return act(
                actor,
                key,
                number,
                body.version(),
                new Act.Guide(text(body.destination()), text(body.reason())));
    }

    @PostMapping("/api/cases/{number}/acts/link")
    @PreAuthorize(AGENT)
    Receipt link(
            Actor actor,
            IdempotencyKey key,
            @PathVariable String number,
            @RequestBody LinkRequest body) {
        return act(
                actor,
                key,
                number,
                body.version(),
                new Act.Link(CaseNumber.parse(text(body.to())), text(body.reason())));
    }

    @PostMapping("/api/cases/{number}/acts/void")
    @PreAuthorize(AGENT)
    Receipt voidCase(
            Actor actor,
            IdempotencyKey key,
            @PathVariable String number,
            @RequestBody Reason body) {
        return act(actor, key, number, body.version(), new Act.Void(text(body.reason())));
    }

    /** The citizen called again: 催办. */
    @PostMapping("/api/cases/{number}/acts/urge")
    @PreAuthorize(AGENT)
    Receipt urge(
            Actor actor, IdempotencyKey key, @PathVariable String number, @RequestBody Text body) {
        return act(actor, key, number, body.version(), new Act.Urge(text(body.text())));
    }

    /** The citizen called again with more: 补充. */
    @PostMapping("/api/cases/{number}/acts/supplement")
    @PreAuthorize(AGENT)
    Receipt supplement(
            Actor actor, IdempotencyKey key, @PathVariable String number, @RequestBody Text body) {
        return act(
                actor,
                key,
                number,
                body.version(),
                new Act.Supplement(text(body.text()), body.fileIds()));
    }

    /** The citizen said on the phone whether they want to meet. */
    @PostMapping("/api/cases/{number}/acts/meeting")
    @PreAuthorize(AGENT)
    Receipt meeting(
            Actor actor, IdempotencyKey key, @PathVariable String number, @RequestBody Wish body) {
        return act(actor, key, number, body.version(), new Act.WishMeeting(body.wanted()));
    }

    /** Who calls: earlier cases under this phone, the caller masked; the look is recorded. */
    @PostMapping("/api/claimants/lookup")
    @PreAuthorize(AGENT)
    Known lookup(Actor actor, @RequestBody LookupRequest body) {
        var known = claimants.lookup(text(body.phone()), actor);
        if (known.isEmpty()) {
            return new Known(false, null, List.of(), null);
        }
        var ids = known.get().ids().stream().mapToLong(ClaimantId::value).toArray();
        var earlier =
                lists.ofClaimants(ids, actor.scope(), EARLIER_CASES).stream()
                        .map(row ->
                                new EarlierCase(
                                        row.number(), row.title(), row.state(), row.openedAt()))
                        .toList();
        var mark = misuse.inForce(known.get().ids().getFirst()).orElse(null);
        return new Known(true, known.get().latest().name(), earlier, mark);
    }

    private Receipt act(
            Actor actor, IdempotencyKey key, String number, @Nullable Integer version, Act act) {
        return casework.perform(CaseNumber.parse(number), version, act, actor, key).orThrow();
    }

    record TakeRequest(
            @Nullable CaseKind kind,
            @Nullable String category,
            @Nullable Urgency urgency,
            @Nullable String title,
            @Nullable String words,
            @Nullable Long area,
            @Nullable String address,
            @Nullable Double lat,
            @Nullable Double lon,
            @Nullable GivenClaimant claimant,
            boolean secret,
            @Nullable Channel channel,
            boolean meetingWanted,
            @Nullable List<Long> attachments,
            @Nullable Wanted outcome,
            @Nullable String answer,
            @Nullable String destination,
            @Nullable String duplicateOf,
            @Nullable Long incident,
            boolean noDanger,
            @Nullable String source,
            @Nullable RevisitWay revisit,
            @Nullable String language,
            @Nullable String crs,
            @Nullable String component) {

        List<Long> files() {
            return attachments == null ? List.of() : attachments;
        }

        Request asRequest() {
            return new Request(
                    kind,
                    title,
                    words,
                    category,
                    urgency,
                    area == null ? null : new UnitId(area),
                    address,
                    lat,
                    lon,
                    claimant,
                    secret,
                    meetingWanted,
                    channel == null ? Channel.PHONE : channel,
                    files().stream().map(String::valueOf).toList(),
                    noDanger,
                    source,
                    revisit,
                    language,
                    crs,
                    component);
        }
    }

    record Taken(
            CaseNumber number,
            CaseState state,
            int version,
            @Nullable UnitName unit,
            @Nullable Instant dueAt,
            CaseClock.@Nullable Kind dueClock,
            String trackUrl) {}

    record UnitName(long id, String name) {}

    record Versioned(@Nullable Integer version) {}

    record Text(
            @Nullable Integer version, @Nullable String text, @Nullable List<Long> attachments) {

        List<String> fileIds() {
            return attachments == null
                    ? List.of()
                    : attachments.stream().map(String::valueOf).toList();
        }
    }

    record Reason(@Nullable Integer version, @Nullable String reason) {}

    record Wish(@Nullable Integer version, boolean wanted) {}

    record GuideRequest(
            @Nullable Integer version, @Nullable String destination, @Nullable String reason) {}

    record LinkRequest(@Nullable Integer version, @Nullable String to, @Nullable String reason) {}

    record CorrectRequest(
            @Nullable Integer version,
            @Nullable String title,
            @Nullable String category,
            @Nullable Urgency urgency,
            @Nullable Long area,
            @Nullable String address,
            @Nullable String reason) {}

    record LookupRequest(@Nullable String phone) {}

    record Known(
            boolean known,
            @Nullable String name,
            List<EarlierCase> cases,
            MisuseMarks.@Nullable InForce mark) {}

    record EarlierCase(String number, String title, CaseState state, Instant at) {}
}
