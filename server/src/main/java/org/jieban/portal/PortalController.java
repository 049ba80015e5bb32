package org.jieban.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.jieban.attachment.AttachmentId;
import org.jieban.attachment.Attachments;
import org.jieban.attachment.FileAnswers;
import org.jieban.attachment.UploadKey;
import org.jieban.casefile.Act;
import org.jieban.casefile.CareAct;
import org.jieban.casefile.CareFact.OfferAnswer;
import org.jieban.casefile.CaseActor;
import org.jieban.casefile.CaseEvent.Channel;
import org.jieban.casefile.CaseEvent.RevisitChannel;
import org.jieban.casefile.CaseEvent.RevisitWay;
import org.jieban.casefile.CaseEvent.Satisfaction;
import org.jieban.casefile.CaseEvent.Solved;
import org.jieban.casefile.CaseNumber;
import org.jieban.casefile.Casework;
import org.jieban.casefile.EvidenceAct;
import org.jieban.catalogue.CaseKind;
import org.jieban.catalogue.Categories;
import org.jieban.claimant.GivenClaimant;
import org.jieban.incident.KnownIncidents;
import org.jieban.intake.Intake;
import org.jieban.intake.Request;
import org.jieban.organisation.Unit;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.UnitKind;
import org.jieban.organisation.Units;
import org.jieban.place.GivenPoint;
import org.jieban.place.Position;
import org.jieban.shared.CommonProblem;
import org.jieban.shared.FieldProblem;
import org.jieban.shared.IdempotencyKey;
import org.jieban.shared.ProblemException;
import org.jieban.throttle.CallerAddress;
import org.jieban.throttle.Throttle;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The citizen's pages over HTTP; nobody is logged in here. */
@RestController
@RequestMapping("/api/public")
@PreAuthorize("permitAll()")
class PortalController {

    private static final String OPEN_TO_ALL = "permitAll()";
    private static final int CASES_AN_HOUR = 20;
    private static final int ACTS_AN_HOUR = 60;
    private static final int QUESTIONS_AN_HOUR = 240;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int FOUND_AT_MOST = 20;

    private final Tracking tracking;
    private final Intake intake;
    private final Casework casework;
    private final Attachments attachments;
    private final FileAnswers files;
    private final Categories categories;
    private final Units units;
    private final Throttle throttle;
    private final KnownIncidents incidents;

    PortalController(
            Tracking tracking,
            Intake intake,
            Casework casework,
            Attachments attachments,
            FileAnswers files,
            Categories categories,
            Units units,
            Throttle throttle,
            KnownIncidents incidents) {
        this.tracking = tracking;
        this.intake = intake;
        this.casework = casework;
        this.attachments = attachments;
        this.files = files;
        this.categories = categories;
        this.units = units;
        this.throttle = throttle;
        this.incidents = incidents;
    }

    /** Areas below one, or the top when none is named. */
    @GetMapping("/areas")
    @PreAuthorize(OPEN_TO_ALL)
    List<Area> areas(@RequestParam(required = false) @Nullable Long parent) {
        var below = parent == null ? units.roots() : units.children(new UnitId(parent));
        return below.stream().filter(this::isArea).map(this::area).toList();
    }

    @GetMapping("/areas/search")
    @PreAuthorize(OPEN_TO_ALL)
    List<Area> findAreas(@RequestParam String q) {
        var wanted = q.strip();
        if (wanted.isEmpty()) {
            return List.of();
        }
        return units.all().stream()
                .filter(this::isArea)
                .filter(unit -> unit.name().contains(wanted))
                .limit(FOUND_AT_MOST)
                .map(this::area)
                .toList();
    }

    /** The first two levels; the third is the agents' business. */
    @GetMapping("/categories")
    @PreAuthorize(OPEN_TO_ALL)
    List<CategoryView> categories() {
        return categories.all().stream()
                .filter(category -> category.level() < 3)
                .map(category ->
                        new CategoryView(
                                category.code(),
                                category.name(),
                                category.parent(),
                                category.level()))
                .toList();
    }

    @PostMapping("/cases")
    @PreAuthorize(OPEN_TO_ALL)
    @ResponseStatus(HttpStatus.CREATED)
    Submitted submit(HttpServletRequest http, IdempotencyKey key, @RequestBody SubmitRequest body) {
        throttle.demand("submit:" + address(http), CASES_AN_HOUR, HOUR);
        var uploads = body.uploads();
        var receipt =
                intake.submit(
                                body.asRequest(),
                                CaseActor.citizen(),
                                key,
                                casework.now(),
                                caseId -> attachments.bindByKey(uploads, caseId, "INTAKE"))
                        .orThrow();
        return new Submitted(receipt.number(), tracking.linkFor(receipt.caseId()));
    }

    /** Known incidents that what is being written may be about; told before it is sent. */
    @PostMapping("/incidents/matching")
    @PreAuthorize(OPEN_TO_ALL)
    List<KnownIncident> knownIncidents(
            HttpServletRequest http, @RequestBody IncidentQuestion body) {
        throttle.demand("incidents:" + address(http), QUESTIONS_AN_HOUR, HOUR);
        var at = GivenPoint.position(body.lon(), body.lat(), body.crs());
        return incidents
                .matching(
                        new KnownIncidents.Telling(
                                text(body.words()),
                                body.category(),
                                body.area() == null ? null : new UnitId(body.area()),
                                body.address(),
                                at.map(Position::latitude).orElse(null),
                                at.map(Position::longitude).orElse(null)))
                .stream()
                .map(it -> new KnownIncident(it.number(), it.name(), it.answer(), it.expectedEnd()))
                .toList();
    }

    @PostMapping("/track")
    @PreAuthorize(OPEN_TO_ALL)
    Track track(HttpServletRequest http, @RequestBody TrackRequest body) {
        return new Track(
                tracking.linkFor(text(body.number()), text(body.phoneTail()), address(http)));
    }

    @GetMapping("/case")
    @PreAuthorize(OPEN_TO_ALL)
    TrackedCase look(@RequestHeader("X-Track") String token) {
        return tracking.view(tracking.open(token));
    }

    @PostMapping("/case/urge")
    @PreAuthorize(OPEN_TO_ALL)
    TrackedCase urge(
            @RequestHeader("X-Track") String token,
            IdempotencyKey key,
            @RequestBody TextRequest body) {
        return act(token, key, new Act.Urge(text(body.text())), caseId -> {});
    }

    @PostMapping("/case/supplement")
    @PreAuthorize(OPEN_TO_ALL)
    TrackedCase supplement(
            @RequestHeader("X-Track") String token,
            IdempotencyKey key,
            @RequestBody TextRequest body) {
        var uploads = body.uploads();
        var ids = uploads.stream().map(upload -> String.valueOf(upload.id())).toList();
        return act(
                token,
                key,
                new Act.Supplement(text(body.text()), ids),
                caseId -> attachments.bindByKey(uploads, caseId, "SUPPLEMENT"));
    }

    @PostMapping("/case/meeting")
    @PreAuthorize(OPEN_TO_ALL)
    TrackedCase meeting(
            @RequestHeader("X-Track") String token,
            IdempotencyKey key,
            @RequestBody MeetingRequest body) {
        return act(token, key, new Act.WishMeeting(body.wanted()), caseId -> {});
    }

    /** The citizen's answer to the newest invitation: one of its times, another time, or no. */
    @PostMapping("/case/meeting-answer")
    @PreAuthorize(OPEN_TO_ALL)
    TrackedCase answerInvitation(
            @RequestHeader("X-Track") String token,
            IdempotencyKey key,
            @RequestBody InvitationAnswer body) {
        if (body.answer() == null) {
            throw new ProblemException(
                    CommonProblem.INVALID, Map.of(), List.of(FieldProblem.required("answer")));
        }
        return act(
                token,
                key,
                new CareAct.AnswerOffer(
                        body.answer(), body.slot(), body.wished(), text(body.word())),
                caseId -> {});
    }

    /** 反映被施压, in one click; the unit does not learn of it. */
    @PostMapping("/case/pressure")
    @PreAuthorize(OPEN_TO_ALL)
    TrackedCase pressure(
            @RequestHeader("X-Track") String token,
            IdempotencyKey key,
            @RequestBody PressureRequest body) {
        return act(token, key, new EvidenceAct.ReportPressure(text(body.words())), caseId -> {});
    }

    @PostMapping("/case/answer")
    @PreAuthorize(OPEN_TO_ALL)
    TrackedCase answer(
            @RequestHeader("X-Track") String token,
            IdempotencyKey key,
            @RequestBody AnswerRequest body) {
        if (body.contacted() == null || body.solved() == null || body.satisfaction() == null) {
            var field =
                    body.contacted() == null
                            ? "contacted"
                            : body.solved() == null ? "solved" : "satisfaction";
            throw new ProblemException(
                    CommonProblem.INVALID, Map.of(), List.of(FieldProblem.required(field)));
        }
        return act(
                token,
                key,
                new Act.AnswerRevisit(
                        RevisitChannel.LINK,
                        body.contacted(),
                        body.solved(),
                        body.satisfaction(),
                        text(body.words()),
                        body.round(),
                        null),
                caseId -> {});
    }

    /** How the citizen wants to be asked: by phone, by this page, or not at all. */
    @PostMapping("/case/revisit-choice")
    @PreAuthorize(OPEN_TO_ALL)
    TrackedCase choose(
            @RequestHeader("X-Track") String token,
            IdempotencyKey key,
            @RequestBody ChoiceRequest body) {
        if (body.way() == null) {
            throw new ProblemException(
                    CommonProblem.INVALID, Map.of(), List.of(FieldProblem.required("way")));
        }
        var language = tracking.open(token).file().revisitLanguage();
        return act(token, key, new Act.ChooseRevisit(body.way(), language), caseId -> {});
    }

    /** A photo of the case, drawn anew without what the camera wrote into it. */
    @GetMapping("/photos/{id}")
    @PreAuthorize(OPEN_TO_ALL)
    ResponseEntity<Resource> photo(
            @RequestHeader(value = "X-Track", required = false) @Nullable String header,
            @RequestParam(required = false) @Nullable String track,
            @PathVariable long id) {
        var seen = tracking.open(header == null ? text(track) : header);
        var shown =
                attachments.ofCase(seen.file().id()).stream()
                        .filter(one -> one.id().value() == id)
                        .anyMatch(one -> Tracking.isPublic(one, seen.file()));
        if (!shown) {
            throw new ProblemException(CommonProblem.NOT_FOUND);
        }
        return attachments
                .publicPhoto(new AttachmentId(id), seen.file().id())
                .map(files::of)
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }

    private TrackedCase act(String token, IdempotencyKey key, Act act, LongConsumer alongside) {
        var number = tracking.open(token).file().number();
        throttle.demand("act:" + number, ACTS_AN_HOUR, HOUR);
        casework.perform(number, null, act, CaseActor.citizen(), key, casework.now(), alongside)
                .orThrow();
        return tracking.view(tracking.open(token));
    }

    private boolean isArea(Unit unit) {
        return unit.kind().isArea();
    }

    private Area area(Unit unit) {
        return new Area(
                unit.id().value(),
                unit.name(),
                unit.kind(),
                units.path(unit.id()).stream().map(Unit::name).toList(),
                (int) units.children(unit.id()).stream().filter(this::isArea).count());
    }

    private static String address(HttpServletRequest http) {
        return CallerAddress.of(http.getRemoteAddr());
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    /**
     * What is being written.
     *
     * @param crs how the point is counted; WGS-84 where nothing is said
     */
    record IncidentQuestion(
            @Nullable String words,
            @Nullable String category,
            @Nullable Long area,
            @Nullable String address,
            @Nullable Double lat,
            @Nullable Double lon,
            @Nullable String crs) {}

    record KnownIncident(String number, String name, String answer, Instant expectedEnd) {}

    record PressureRequest(@Nullable String words) {}

    record Area(long id, String name, UnitKind kind, List<String> path, int children) {}

    record CategoryView(String code, String name, @Nullable String parent, int level) {}

    record SubmitRequest(
            @Nullable CaseKind kind,
            @Nullable String category,
            @Nullable String words,
            @Nullable Long area,
            @Nullable String address,
            @Nullable Double lat,
            @Nullable Double lon,
            @Nullable GivenClaimant claimant,
            boolean secret,
            boolean meetingWanted,
            @Nullable List<UploadKey> attachments,
            @Nullable RevisitWay revisit,
            @Nullable String crs) {

        List<UploadKey> uploads() {
            return attachments == null ? List.of() : attachments;
        }

        Request asRequest() {
            return new Request(
                    kind,
                    null,
                    words,
                    category,
                    null,
                    area == null ? null : new UnitId(area),
                    address,
                    lat,
                    lon,
                    claimant,
                    secret,
                    meetingWanted,
                    Channel.WEB,
                    uploads().stream().map(upload -> String.valueOf(upload.id())).toList(),
                    false,
                    null,
                    revisit,
                    null,
                    crs,
                    null);
        }
    }

    record Submitted(CaseNumber number, String track) {}

    record TrackRequest(@Nullable String number, @Nullable String phoneTail) {}

    record Track(String track) {}

    record TextRequest(@Nullable String text, @Nullable List<UploadKey> attachments) {

        List<UploadKey> uploads() {
            return attachments == null ? List.of() : attachments;
        }
    }

    record MeetingRequest(boolean wanted) {}

    record InvitationAnswer(
            @Nullable OfferAnswer answer,
            @Nullable Integer slot,
            @Nullable Instant wished,
            @Nullable String word) {}

    record ChoiceRequest(@Nullable RevisitWay way) {}

    record AnswerRequest(
            @Nullable Integer round,
            @Nullable Boolean contacted,
            @Nullable Solved solved,
            @Nullable Satisfaction satisfaction,
            @Nullable String words) {}
}
