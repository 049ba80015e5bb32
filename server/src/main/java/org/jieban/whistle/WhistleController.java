package org.jieban.whistle;

import static org.jieban.shared.Bodies.ids;
import static org.jieban.shared.Bodies.invalid;
import static org.jieban.shared.Bodies.required;
import static org.jieban.shared.Bodies.text;

import java.time.Instant;
import java.util.List;
import org.jieban.calendar.Limit;
import org.jieban.casefile.Act;
import org.jieban.casefile.CaseNumber;
import org.jieban.casefile.Casework;
import org.jieban.casefile.Receipt;
import org.jieban.casefile.WhistleAct;
import org.jieban.casefile.WhistleFact.Presence;
import org.jieban.casefile.WhistleFact.Rating;
import org.jieban.casefile.WhistleFact.WhistleKind;
import org.jieban.identity.Actor;
import org.jieban.identity.Rights;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.Units;
import org.jieban.shared.IdempotencyKey;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The acts around a whistle (吹哨、报到、会商、任务、解除哨音). */
@RestController
@RequestMapping("/api/cases/{number}/acts")
class WhistleController {

    private static final String UNIT_STAFF =
            Rights.CASES_WRITE + " and hasAnyRole('HANDLER', 'LEADER')";

    private final Casework casework;
    private final Units units;

    WhistleController(Casework casework, Units units) {
        this.casework = casework;
        this.units = units;
    }

    @PostMapping("/whistle")
    @PreAuthorize(UNIT_STAFF)
    Receipt whistle(
            Actor actor,
            IdempotencyKey key,
            @PathVariable String number,
            @RequestBody WhistleRequest body) {
        var calls = body.calls() == null ? List.<CallRequest>of() : body.calls();
        return act(
                actor,
                key,
                number,
                body.version(),
                new WhistleAct.Blow(
                        required(body.kind(), "/kind"),
                        text(body.ask()),
                        calls.stream()
                                .map(call ->
                                        new WhistleAct.Call(
                                                unit(call.unit(), "/calls"), text(call.duty())))
                                .toList(),
                        body.meetAt(),
                        text(body.place()),
                        body.reportIn(),
                        ids(body.attachments())));
    }

    @PostMapping("/report-in")
    @PreAuthorize(UNIT_STAFF)
    Receipt reportIn(
            Actor actor,
            IdempotencyKey key,
            @PathVariable String number,
            @RequestBody ReportRequest body) {
        return act(
                actor,
                key,
                number,
                body.version(),
                new WhistleAct.ReportIn(
                        required(body.whistle(), "/whistle"),
                        required(body.presence(), "/presence"),
                        text(body.word())));
    }

    @PostMapping("/joint-meeting")
    @PreAuthorize(UNIT_STAFF)
    Receipt hold(
            Actor actor,
            IdempotencyKey key,
            @PathVariable String number,
            @RequestBody MeetingRequest body) {
        var present =
                body.present() == null
                        ? List.<String>of()
                        : body.present().stream()
                                .map(String::strip)
                                .filter(name -> !name.isEmpty())
                                .toList();
        return act(
                actor,
                key,
                number,
                body.version(),
                new WhistleAct.HoldMeeting(
                        required(body.whistle(), "/whistle"),
                        required(body.at(), "/at"),
                        text(body.place()),
                        present,
                        text(body.minutes()),
                        ids(body.attachments())));
    }

    @PostMapping("/task-give")
    @PreAuthorize(UNIT_STAFF)
    Receipt give(
            Actor actor,
            IdempotencyKey key,
            @PathVariable String number,
            @RequestBody TaskRequest body) {
        return act(
                actor,
                key,
                number,
                body.version(),
                new WhistleAct.GiveTask(
                        required(body.whistle(), "/whistle"),
                        unit(body.unit(), "/unit"),
                        text(body.owner()),
                        text(body.what()),
                        required(body.limit(), "/limit")));
    }

    @PostMapping("/task-finish")
    @PreAuthorize(UNIT_STAFF)
    Receipt finish(
            Actor actor,
            IdempotencyKey key,
            @PathVariable String number,
            @RequestBody DoneRequest body) {
        return act(
                actor,
                key,
                number,
                body.version(),
                new WhistleAct.FinishTask(
                        required(body.whistle(), "/whistle"),
                        required(body.task(), "/task"),
                        text(body.text()),
                        ids(body.attachments())));
    }

    @PostMapping("/task-judge")
    @PreAuthorize(UNIT_STAFF)
    Receipt judge(
            Actor actor,
            IdempotencyKey key,
            @PathVariable String number,
            @RequestBody JudgeRequest body) {
        return act(
                actor,
                key,
                number,
                body.version(),
                new WhistleAct.JudgeTask(
                        required(body.whistle(), "/whistle"),
                        required(body.task(), "/task"),
                        required(body.accepted(), "/accepted"),
                        text(body.word())));
    }

    /** 免除: the level above lets the case go on without the task. */
    @PostMapping("/task-waive")
    @PreAuthorize(Rights.CASES_WRITE + " and hasRole('LEADER')")
    Receipt waive(
            Actor actor,
            IdempotencyKey key,
            @PathVariable String number,
            @RequestBody WaiveRequest body) {
        return act(
                actor,
                key,
                number,
                body.version(),
                new WhistleAct.WaiveTask(
                        required(body.whistle(), "/whistle"),
                        required(body.task(), "/task"),
                        text(body.reason())));
    }

    @PostMapping("/whistle-end")
    @PreAuthorize(UNIT_STAFF)
    Receipt end(
            Actor actor,
            IdempotencyKey key,
            @PathVariable String number,
            @RequestBody EndRequest body) {
        var ratings = body.ratings() == null ? List.<RatingRequest>of() : body.ratings();
        return act(
                actor,
                key,
                number,
                body.version(),
                new WhistleAct.EndWhistle(
                        required(body.whistle(), "/whistle"),
                        text(body.word()),
                        ratings.stream()
                                .map(one ->
                                        new Rating(
                                                unit(one.unit(), "/ratings"),
                                                one.stars() == null ? 0 : one.stars(),
                                                text(one.word())))
                                .toList()));
    }

    private Receipt act(
            Actor actor, IdempotencyKey key, String number, @Nullable Integer version, Act act) {
        return casework.perform(CaseNumber.parse(number), version, act, actor, key).orThrow();
    }

    private UnitId unit(@Nullable Long id, String pointer) {
        return units.find(new UnitId(required(id, pointer)))
                .orElseThrow(() -> invalid(pointer, "unknown"))
                .id();
    }

    record WhistleRequest(
            @Nullable Integer version,
            @Nullable WhistleKind kind,
            @Nullable String ask,
            @Nullable List<CallRequest> calls,
            @Nullable Instant meetAt,
            @Nullable String place,
            @Nullable Limit reportIn,
            @Nullable List<Long> attachments) {}

    record CallRequest(@Nullable Long unit, @Nullable String duty) {}

    record ReportRequest(
            @Nullable Integer version,
            @Nullable Integer whistle,
            @Nullable Presence presence,
            @Nullable String word) {}

    record MeetingRequest(
            @Nullable Integer version,
            @Nullable Integer whistle,
            @Nullable Instant at,
            @Nullable String place,
            @Nullable List<String> present,
            @Nullable String minutes,
            @Nullable List<Long> attachments) {}

    record TaskRequest(
            @Nullable Integer version,
            @Nullable Integer whistle,
            @Nullable Long unit,
            @Nullable String owner,
            @Nullable String what,
            @Nullable Limit limit) {}

    record DoneRequest(
            @Nullable Integer version,
            @Nullable Integer whistle,
            @Nullable Integer task,
            @Nullable String text,
            @Nullable List<Long> attachments) {}

    record JudgeRequest(
            @Nullable Integer version,
            @Nullable Integer whistle,
            @Nullable Integer task,
            @Nullable Boolean accepted,
            @Nullable String word) {}

    record WaiveRequest(
            @Nullable Integer version,
            @Nullable Integer whistle,
            @Nullable Integer task,
            @Nullable String reason) {}

    record EndRequest(
            @Nullable Integer version,
            @Nullable Integer whistle,
            @Nullable String word,
            @Nullable List<RatingRequest> ratings) {}

    record RatingRequest(@Nullable Long unit, @Nullable Integer stars, @Nullable String word) {}
}
