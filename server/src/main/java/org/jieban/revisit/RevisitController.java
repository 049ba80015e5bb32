package org.jieban.revisit;

import static org.jieban.shared.Bodies.text;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jieban.casefile.Act;
import org.jieban.casefile.CaseEvent.AttemptOutcome;
import org.jieban.casefile.CaseEvent.RevisitChannel;
import org.jieban.casefile.CaseEvent.RevisitWay;
import org.jieban.casefile.CaseEvent.Satisfaction;
import org.jieban.casefile.CaseEvent.Solved;
import org.jieban.casefile.CaseLists;
import org.jieban.casefile.CaseNumber;
import org.jieban.casefile.Casework;
import org.jieban.casefile.ListQuestion;
import org.jieban.casefile.ListedCase;
import org.jieban.casefile.Queue;
import org.jieban.casefile.Receipt;
import org.jieban.identity.Actor;
import org.jieban.identity.Rights;
import org.jieban.shared.CommonProblem;
import org.jieban.shared.FieldProblem;
import org.jieban.shared.IdempotencyKey;
import org.jieban.shared.ProblemException;
import org.jieban.shared.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The revisit desk (回访). */
@RestController
class RevisitController {

    private static final String AGENT = Rights.CASES_WRITE + " and hasRole('REVISITER')";

    private static final int LONGEST_LANGUAGE = 20;

    private final RevisitClaims claims;
    private final Casework casework;
    private final CaseLists lists;

    RevisitController(RevisitClaims claims, Casework casework, CaseLists lists) {
        this.claims = claims;
        this.casework = casework;
        this.lists = lists;
    }

    /** What waits to be asked, soonest due first. */
    @GetMapping("/api/revisits")
    @PreAuthorize(Rights.CASES_READ + " and hasRole('REVISITER')")
    Slice<Waiting> waiting(
            Actor actor,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var question = new ListQuestion(Queue.TO_REVISIT, null, null, null, null, cursor, limit);
        var slice = lists.list(question, actor.scope());
        var wishes = claims.wishes(slice.items().stream().map(ListedCase::number).toList());
        return new Slice<>(
                slice.items().stream()
                        .map(row -> Waiting.of(row, wishes.get(row.number())))
                        .toList(),
                slice.next());
    }

    /** Hands out the next case; 204 when nobody waits to be asked. */
    @PostMapping("/api/revisits/next")
    @PreAuthorize(AGENT)
    ResponseEntity<Handed> next(Actor actor) {
        return claims.next(actor)
                .map(number -> ResponseEntity.ok(new Handed(number)))
                .orElseGet(() -> ResponseEntity.noContent().build());
    }

    @PostMapping("/api/revisits/{number}/release")
    @PreAuthorize(AGENT)
    ResponseEntity<Void> release(Actor actor, @PathVariable String number) {
        claims.release(CaseNumber.parse(number), actor);
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/api/cases/{number}/acts/revisit-attempt")
    @PreAuthorize(AGENT)
    Receipt attempt(
            Actor actor,
            IdempotencyKey key,
            @PathVariable String number,
            @RequestBody AttemptRequest body) {
        var wrong = new ArrayList<FieldProblem>();
        missing(wrong, "outcome", body.outcome());
        var act =
                new Act.AttemptRevisit(
                        body.channel() == null ? RevisitChannel.PHONE : body.channel(),
                        body.outcome() == null ? AttemptOutcome.NO_ANSWER : body.outcome(),
                        text(body.note()),
                        body.callBackAt());
        return perform(actor, key, number, body.version(), act, wrong);
    }

    @PostMapping("/api/cases/{number}/acts/revisit-answer")
    @PreAuthorize(AGENT)
    Receipt answer(
            Actor actor,
            IdempotencyKey key,
            @PathVariable String number,
            @RequestBody AnswerRequest body) {
        var wrong = new ArrayList<FieldProblem>();
        missing(wrong, "contacted", body.contacted());
        missing(wrong, "solved", body.solved());
        missing(wrong, "satisfaction", body.satisfaction());
        var act =
                new Act.AnswerRevisit(
                        body.channel() == null ? RevisitChannel.PHONE : body.channel(),
                        Boolean.TRUE.equals(body.contacted()),
                        body.solved() == null ? Solved.NOT_SOLVED : body.solved(),
                        body.satisfaction() == null ? Satisfaction.NONE : body.satisfaction(),
                        text(body.words()),
                        body.round(),
                        body.script());
        return perform(actor, key, number, body.version(), act, wrong);
    }

    /** The citizen said how they want to be asked: 电话、链接、不回访. */
    @PostMapping("/api/cases/{number}/acts/revisit-choice")
    @PreAuthorize(Rights.CASES_WRITE + " and hasAnyRole('AGENT', 'DISPATCHER', 'REVISITER')")
    Receipt choose(
            Actor actor,
            IdempotencyKey key,
            @PathVariable String number,
            @RequestBody ChoiceRequest body) {
        var wrong = new ArrayList<FieldProblem>();
        missing(wrong, "way", body.way());
        var language = text(body.language());
        if (language.length() > LONGEST_LANGUAGE) {
            wrong.add(FieldProblem.tooLong("language", LONGEST_LANGUAGE));
        }
        if (body.way() == null || !wrong.isEmpty()) {
            throw new ProblemException(CommonProblem.INVALID, Map.of(), wrong);
        }
        var which = CaseNumber.parse(number);
        var act = new Act.ChooseRevisit(body.way(), language.isEmpty() ? null : language);
        var receipt = casework.perform(which, body.version(), act, actor, key).orThrow();
        claims.release(which, actor);
        return receipt;
    }

    private Receipt perform(
            Actor actor,
            IdempotencyKey key,
            String text,
            @Nullable Integer version,
            Act act,
            List<FieldProblem> wrong) {
        if (!wrong.isEmpty()) {
            throw new ProblemException(CommonProblem.INVALID, Map.of(), wrong);
        }
        var number = CaseNumber.parse(text);
        var holder = claims.holder(number);
        boolean mine = holder.map(taken -> taken.is(actor)).orElse(false);
        holder.filter(taken -> taken.holds() && !mine)
                .ifPresent(other -> {
                    throw new ProblemException(
                            RevisitProblem.HELD_BY_OTHER, Map.of("agent", other.name()));
                });
        var receipt = casework.perform(number, version, act, actor, key).orThrow();
        if (mine) {
            claims.release(number, actor);
        }
        return receipt;
    }

    private static void missing(List<FieldProblem> wrong, String field, @Nullable Object value) {
        if (value == null) {
            wrong.add(FieldProblem.required(field));
        }
    }

    record Handed(CaseNumber number) {}

    /**
     * A case that waits.
     *
     * @param linkUntil until when the questionnaire alone asks; nobody is called before
     * @param language in which the citizen wants to be called, or null
     */
    record Waiting(
            String number,
            int version,
            String title,
            int round,
            @Nullable Instant dueAt,
            Instant lastAt,
            @Nullable Instant linkUntil,
            @Nullable String language) {

        static Waiting of(ListedCase row, RevisitClaims.@Nullable Wish wish) {
            return new Waiting(
                    row.number(),
                    row.version(),
                    row.title(),
                    row.round(),
                    row.dueAt(),
                    row.lastAt(),
                    wish == null ? null : wish.linkUntil(),
                    wish == null ? null : wish.language());
        }
    }

    record AttemptRequest(
            @Nullable Integer version,
            @Nullable RevisitChannel channel,
            @Nullable AttemptOutcome outcome,
            @Nullable String note,
            @Nullable Instant callBackAt) {}

    record AnswerRequest(
            @Nullable Integer version,
            @Nullable RevisitChannel channel,
            @Nullable Boolean contacted,
            @Nullable Solved solved,
            @Nullable Satisfaction satisfaction,
            @Nullable String words,
            @Nullable Integer round,
            @Nullable Integer script) {}

    record ChoiceRequest(
            @Nullable Integer version, @Nullable RevisitWay way, @Nullable String language) {}
}
