package org.jieban.handling;

import static org.jieban.shared.Bodies.ids;
import static org.jieban.shared.Bodies.invalid;
import static org.jieban.shared.Bodies.text;

import java.time.Instant;
import java.util.List;
import org.jieban.calendar.Limit;
import org.jieban.casefile.Act;
import org.jieban.casefile.CaseEvent.ContactMethod;
import org.jieban.casefile.CaseEvent.MeetingAnswer;
import org.jieban.casefile.CaseEvent.Solved;
import org.jieban.casefile.CaseNumber;
import org.jieban.casefile.Casework;
import org.jieban.casefile.Receipt;
import org.jieban.identity.Actor;
import org.jieban.identity.Rights;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.Units;
import org.jieban.shared.IdempotencyKey;
import org.jieban.shared.ProblemException;
import org.jieban.shared.ProblemResponses;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A unit's acts on its cases (签收、联系、办理、答复、验收). */
@RestController
@RequestMapping("/api/cases")
class HandlingController {

    private static final String UNIT_STAFF =
            Rights.CASES_WRITE + " and hasAnyRole('HANDLER', 'LEADER')";
    private static final int SIGNED_AT_ONCE = 200;

    private final Casework casework;
    private final Units units;

    HandlingController(Casework casework, Units units) {
        this.casework = casework;
        this.units = units;
    }

    @PostMapping("/{number}/acts/sign")
    @PreAuthorize(UNIT_STAFF)
    Receipt sign(
            Actor actor, IdempotencyKey key, @PathVariable String number, @RequestBody Plain body) {
        return act(actor, key, number, body.version(), new Act.Sign());
    }

    /** 批量签收: each case on its own; what cannot be signed says why. */
    @PostMapping("/bulk/sign")
    @PreAuthorize(UNIT_STAFF)
    List<BulkAnswer> signAll(Actor actor, IdempotencyKey key, @RequestBody BulkRequest body) {
        var items = body.items() == null ? List.<BulkItem>of() : body.items();
        if (items.isEmpty() || items.size() > SIGNED_AT_ONCE) {
            throw invalid("/items", "required");
        }
        return items.stream().map(item -> signOne(actor, key, item)).toList();
    }

    private BulkAnswer signOne(Actor actor, IdempotencyKey key, BulkItem item) {
        var number = item.number() == null ? "" : item.number();
        try {
            // one key for each case, made from the key of the whole
            var own = new IdempotencyKey(own(key, CaseNumber.parse(number)));
            act(actor, own, number, item.version(), new Act.Sign());
            return new BulkAnswer(number, true, null);
        } catch (ProblemException problem) {
            return new BulkAnswer(number, false, ProblemResponses.of(problem));
        }
    }

    private static String own(IdempotencyKey key, CaseNumber number) {
        var together = key.value() + "-" + number.value();
        return together.substring(Math.max(0, together.length() - 64));
    }

    @PostMapping("/{number}/acts/contact")
    @PreAuthorize(UNIT_STAFF)
    Receipt contact(
            Actor actor,
            IdempotencyKey key,
            @PathVariable String number,
            @RequestBody ContactRequest body) {
        if (body.method() == null) {
            throw invalid("/method", "required");
        }
        return act(
                actor,
                key,
                number,
                body.version(),
                new Act.Contact(
                        body.method(),
                        body.reached(),
                        body.meeting() == null ? MeetingAnswer.NOT_ASKED : body.meeting(),
                        text(body.note())));
    }

    @PostMapping("/{number}/acts/meet")
    @PreAuthorize(UNIT_STAFF)
    Receipt meet(
            Actor actor,
            IdempotencyKey key,
            @PathVariable String number,
            @RequestBody MeetRequest body) {
        if (body.at() == null) {
            throw invalid("/at", "required");
        }
        return act(
                actor,
                key,
                number,
                body.version(),
                new Act.Meet(
                        body.at(),
                        text(body.place()),
                        text(body.agreed()),
                        text(body.present()),
                        ids(body.attachments())));
    }

    @PostMapping("/{number}/acts/note")
    @PreAuthorize(UNIT_STAFF)
    Receipt note(
            Actor actor,
            IdempotencyKey key,
            @PathVariable String number,
            @RequestBody NoteRequest body) {
        return act(
                actor,
                key,
                number,
                body.version(),
                new Act.Note(text(body.text()), body.told(), ids(body.attachments())));
    }

    @PostMapping("/{number}/acts/assign")
    @PreAuthorize(UNIT_STAFF)
    Receipt assign(
            Actor actor,
            IdempotencyKey key,
            @PathVariable String number,
            @RequestBody UnitRequest body) {
        return act(
                actor,
                key,
                number,
                body.version(),
                new Act.Assign(unit(body.unit()), text(body.duty()), body.limit()));
    }

    @PostMapping("/{number}/acts/assist")
    @PreAuthorize(UNIT_STAFF)
    Receipt assist(
            Actor actor,
            IdempotencyKey key,
            @PathVariable String number,
            @RequestBody UnitRequest body) {
        return act(
                actor,
                key,
                number,
                body.version(),
                new Act.Assist(unit(body.unit()), text(body.duty()), body.limit()));
    }

    @PostMapping("/{number}/acts/finish")
    @PreAuthorize(UNIT_STAFF)
    Receipt finish(
            Actor actor,
            IdempotencyKey key,
            @PathVariable String number,
            @RequestBody NoteRequest body) {
        return act(
                actor,
                key,
                number,
                body.version(),
                new Act.Finish(text(body.text()), ids(body.attachments())));
    }

    @PostMapping("/{number}/acts/reply")
    @PreAuthorize(UNIT_STAFF)
    Receipt reply(
            Actor actor,
            IdempotencyKey key,
            @PathVariable String number,
            @RequestBody ReplyRequest body) {
        if (body.resolved() == null) {
            throw invalid("/resolved", "required");
        }
        var text = text(body.text());
        var publicText = text(body.publicText());
        return act(
                actor,
                key,
                number,
                body.version(),
                new Act.Reply(
                        text,
                        publicText.isEmpty() ? text : publicText,
                        body.resolved(),
                        ids(body.attachments()),
                        text(body.followed())));
    }

    @PostMapping("/{number}/acts/approve")
    @PreAuthorize(UNIT_STAFF)
    Receipt approve(
            Actor actor, IdempotencyKey key, @PathVariable String number, @RequestBody Plain body) {
        return act(actor, key, number, body.version(), new Act.Approve(text(body.text())));
    }

    @PostMapping("/{number}/acts/reject")
    @PreAuthorize(UNIT_STAFF)
    Receipt reject(
            Actor actor, IdempotencyKey key, @PathVariable String number, @RequestBody Plain body) {
        return act(actor, key, number, body.version(), new Act.Reject(text(body.reason())));
    }

    private Receipt act(
            Actor actor, IdempotencyKey key, String number, @Nullable Integer version, Act act) {
        return casework.perform(CaseNumber.parse(number), version, act, actor, key).orThrow();
    }

    private UnitId unit(@Nullable Long id) {
        if (id == null) {
            throw invalid("/unit", "required");
        }
        return units.find(new UnitId(id)).orElseThrow(() -> invalid("/unit", "unknown")).id();
    }

    record Plain(@Nullable Integer version, @Nullable String text, @Nullable String reason) {}

    record ContactRequest(
            @Nullable Integer version,
            @Nullable ContactMethod method,
            boolean reached,
            @Nullable MeetingAnswer meeting,
            @Nullable String note) {}

    record MeetRequest(
            @Nullable Integer version,
            @Nullable Instant at,
            @Nullable String place,
            @Nullable String agreed,
            @Nullable String present,
            @Nullable List<Long> attachments) {}

    record NoteRequest(
            @Nullable Integer version,
            @Nullable String text,
            boolean told,
            @Nullable List<Long> attachments) {}

    record UnitRequest(
            @Nullable Integer version,
            @Nullable Long unit,
            @Nullable String duty,
            @Nullable Limit limit) {}

    record ReplyRequest(
            @Nullable Integer version,
            @Nullable String text,
            @Nullable String publicText,
            @Nullable Solved resolved,
            @Nullable List<Long> attachments,
            @Nullable String followed) {}

    record BulkRequest(@Nullable List<BulkItem> items) {}

    record BulkItem(@Nullable String number, @Nullable Integer version) {}

    record BulkAnswer(String number, boolean ok, @Nullable ProblemDetail problem) {}
}
