package org.jieban.replycheck;

import static org.jieban.shared.Bodies.text;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.jieban.calendar.CityZone;
import org.jieban.casefile.CaseNumber;
import org.jieban.casefile.Casework;
import org.jieban.identity.Actor;
import org.jieban.identity.Rights;
import org.jieban.organisation.UnitKind;
import org.jieban.organisation.Units;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The check of a reply while it is written, the words that are not said, and what was sent over warnings. */
@RestController
class ReplyCheckController {

    private static final int LONGEST = 4000;
    private static final int WEEKS = 12;
    private static final String LEADERS = Rights.CASES_READ + " and hasRole('LEADER')";

    private final Casework casework;
    private final ReplyChecking checking;
    private final PhraseVersions phrases;
    private final SentReplies sent;
    private final Units units;
    private final Clock clock;

    ReplyCheckController(
            Casework casework,
            ReplyChecking checking,
            PhraseVersions phrases,
            SentReplies sent,
            Units units,
            Clock clock) {
        this.casework = casework;
        this.checking = checking;
        this.phrases = phrases;
        this.sent = sent;
        this.units = units;
        this.clock = clock;
    }

    /** Reads a reply that is being written; nothing of it is kept. */
    @PostMapping("/api/cases/{number}/reply-check")
    @PreAuthorize(Rights.CASES_WRITE + " and hasAnyRole('HANDLER', 'LEADER')")
    List<Warning> check(
            Actor actor, @PathVariable String number, @RequestBody ReplyBeingWritten body) {
        var seen = casework.see(CaseNumber.parse(number), actor);
        var text = body.text() == null ? "" : body.text();
        return seen.veiled()
                ? List.of()
                : checking.check(
                        seen.file(),
                        seen.history(),
                        actor.unit(),
                        text.substring(0, Math.min(LONGEST, text.length())));
    }

    /** Every version of the words, the one in force first. */
    @GetMapping("/api/reply-check/phrases")
    @PreAuthorize(LEADERS)
    Phrases phrases(Actor actor) {
        return new Phrases(isOfTheCentre(actor), phrases.all());
    }

    @PostMapping("/api/reply-check/phrases")
    @PreAuthorize(Rights.CASES_WRITE + " and hasRole('LEADER')")
    Phrases save(Actor actor, @RequestBody PhrasesWanted body) {
        if (!isOfTheCentre(actor)) {
            throw new AccessDeniedException("of the centre only");
        }
        var wanted =
                (body.phrases() == null ? List.<PhraseWanted>of() : body.phrases())
                        .stream()
                                .map(one ->
                                        new Phrase(
                                                text(one.words()),
                                                text(one.advice()),
                                                one.unless() == null ? List.of() : one.unless()))
                                .toList();
        return new Phrases(true, phrases.save(body.version(), wanted, text(body.note()), actor));
    }

    /** What was sent over warnings in the last twelve weeks, by the units within the viewer's scope. */
    @GetMapping("/api/reply-check/weeks")
    @PreAuthorize(LEADERS)
    List<SentReplies.Week> weeks(Actor actor) {
        var monday =
                LocalDate.ofInstant(clock.instant(), CityZone.ZONE)
                        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                        .minusWeeks(WEEKS - 1);
        return sent.weeks(monday.atStartOfDay(CityZone.ZONE).toInstant(), actor.scope());
    }

    private boolean isOfTheCentre(Actor actor) {
        return units.get(actor.unit()).kind() == UnitKind.HOTLINE;
    }

    record ReplyBeingWritten(@Nullable String text) {}

    /**
     * The words that are not said.
     *
     * @param editable whether the viewer may write a new version
     */
    record Phrases(boolean editable, List<PhraseVersion> versions) {}

    record PhrasesWanted(
            int version, @Nullable List<PhraseWanted> phrases, @Nullable String note) {}

    record PhraseWanted(
            @Nullable String words, @Nullable String advice, @Nullable List<String> unless) {}
}
