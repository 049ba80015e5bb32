package org.jieban.casefile;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jieban.attachment.AttachmentId;
import org.jieban.attachment.Attachments;
import org.jieban.identity.Actor;
import org.jieban.shared.CommonProblem;
import org.jieban.shared.IdempotencyKey;
import org.jieban.shared.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;

/**
 * The one door through which cases are opened and moved. Every act is one statement on the database;
 * it is recorded whole or not at all, once for each idempotency key, and only on the version that the
 * caller saw.
 */
@Service
@EnableConfigurationProperties(CaseSettings.class)
public class Casework {

    private final Opening opening;
    private final Performing performing;
    private final SeeingCases seeing;
    private final CaseFiles files;
    private final Attachments attachments;
    private final CaseSettings settings;
    private final Clock clock;

    Casework(
            Opening opening,
            Performing performing,
            SeeingCases seeing,
            CaseFiles files,
            Attachments attachments,
            CaseSettings settings,
            Clock clock) {
        this.opening = opening;
        this.performing = performing;
        this.seeing = seeing;
        this.files = files;
        this.attachments = attachments;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Opens a case and does at once what follows at intake, all in one act: accept it, dispatch it,
     * answer it.
     *
     * @param said what was said; asked for inside the transaction, and not at all for a repeated key,
     *     so that what belongs to it (the claimant) is written with it or not at all
     * @param alongside what else is written in the same transaction, given the case's id
     * @param acts what follows; a refusal of any of them refuses the whole
     * @param at when it was said; now for everything but history that is taken in
     */
    public ActOutcome open(
            Supplier<NewCase> said,
            LongConsumer alongside,
            List<Act> acts,
            CaseActor actor,
            IdempotencyKey key,
            Instant at) {
        return opening.open(said, alongside, acts, actor, key, at);
    }

    /** The present moment, read once per act. */
    public Instant now() {
        return clock.instant();
    }

    /**
     * Does one act on a case.
     *
     * @param version the version the caller saw, or null to act on whatever the case is now
     * @throws ProblemException {@code shared/not-found} when there is no such case in the actor's scope
     */
    public ActOutcome perform(
            CaseNumber number,
            @Nullable Integer version,
            Act act,
            Actor actor,
            IdempotencyKey key) {
        return perform(number, version, act, actor, key, bound(act, actor));
    }

    /** The same with something else that is written in the same transaction, given the case's id. */
    public ActOutcome perform(
            CaseNumber number,
            @Nullable Integer version,
            Act act,
            Actor actor,
            IdempotencyKey key,
            LongConsumer alongside) {
        return performing.perform(
                new ActRequest(
                        number,
                        version,
                        act,
                        CaseActor.of(actor),
                        actor,
                        key,
                        clock.instant(),
                        alongside));
    }

    /** The same for a citizen or the system, who are not bound by a data scope. */
    public ActOutcome perform(
            CaseNumber number,
            @Nullable Integer version,
            Act act,
            CaseActor actor,
            IdempotencyKey key,
            Instant at,
            LongConsumer alongside) {
        return performing.perform(
                new ActRequest(number, version, act, actor, null, key, at, alongside));
    }

    /** The same with nothing else to write. */
    public ActOutcome perform(
            CaseNumber number,
            @Nullable Integer version,
            Act act,
            CaseActor actor,
            IdempotencyKey key,
            Instant at) {
        return perform(number, version, act, actor, key, at, ActRequest.NOTHING_ELSE);
    }

    /**
     * A case for somebody who looks at it, with the acts that are open to them now.
     *
     * @throws ProblemException {@code shared/not-found} when there is no such case in their scope
     */
    public SeenCase see(CaseNumber number, Actor viewer) {
        return seeing.see(number, viewer).orElseThrow(Casework::notFound);
    }

    /** The history of a case for the citizen whose case it is. */
    public Optional<SeenCase> seeAsCitizen(CaseNumber number) {
        return seeing.seeAsCitizen(number);
    }

    /** The case as its events tell it, without a check of who asks. */
    public Optional<CaseFile> find(CaseNumber number) {
        return seeing.find(number);
    }

    /** Whether the answer of a round belongs to the sample that is asked a second time (复访). */
    public boolean isAskedTwice(String number, int round) {
        return EvidenceRules.isSampled(number, round, settings.recheckShare());
    }

    /** The number of a case whose id stands in an event or a table. */
    public Optional<CaseNumber> numberOf(long caseId) {
        return files.numberOf(caseId);
    }

    /** Which of these rows of other systems were taken in before. */
    public Set<String> takenIn(Collection<String> sources) {
        return files.knownSources(sources);
    }

    /** The case that was opened from this row of another system, if it was taken in before. */
    public Optional<CaseNumber> openedFrom(String source) {
        return files.bySource(source);
    }

    private LongConsumer bound(Act act, Actor actor) {
        if (act.attachments().isEmpty()) {
            return ActRequest.NOTHING_ELSE;
        }
        var ids = act.attachments().stream().map(Casework::attachmentId).toList();
        return caseId -> attachments.bind(ids, actor, caseId, act.kind().name());
    }

    private static AttachmentId attachmentId(String text) {
        try {
            return new AttachmentId(Long.parseLong(text));
        } catch (NumberFormatException unreadable) {
            throw notFound();
        }
    }

    private static ProblemException notFound() {
        return new ProblemException(CommonProblem.NOT_FOUND);
    }
}
