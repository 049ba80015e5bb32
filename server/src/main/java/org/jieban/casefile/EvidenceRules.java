package org.jieban.casefile;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.jieban.casefile.ReviewFact.ReviewGround;
import org.jieban.casefile.Reviews.Judged;
import org.jieban.casefile.Reviews.State;
import org.jieban.identity.Role;
import org.jieban.organisation.UnitKind;
import org.jspecify.annotations.Nullable;

/** The rules of second revisits, pressure and findings: {@code docs/rules/revisit.md}. Pure. */
final class EvidenceRules {

    /** As with the first: two attempts, then nobody tries again. */
    static final int ATTEMPTS = 2;

    private final Occasion now;
    private final CaseFile file;
    private final CaseActor actor;

    EvidenceRules(Occasion now) {
        this.now = now;
        this.file = now.file();
        this.actor = now.actor();
    }

    /** Why an act of this kind is not open to this actor now, whatever it would say. */
    Optional<Refusal> objection(ActKind act) {
        return switch (act) {
            case RECHECK -> objectionToRechecking();
            case PRESSURE_REPORT -> objectionToReporting();
            case FIND -> objectionToFinding();
            default -> throw new IllegalArgumentException(act.name());
        };
    }

    Decision decide(EvidenceAct act) {
        return switch (act) {
            case EvidenceAct.Recheck check -> recheck(check);
            case EvidenceAct.ReportPressure report ->
                    Decision.of(
                            new ReviewFact.PressureReported(
                                    file.round(),
                                    file.lead().orElseThrow().unit(),
                                    now.world()
                                            .above(file.lead().orElseThrow().unit())
                                            .filter(above ->
                                                    now.world().kindOf(above) != UnitKind.CITY)
                                            .orElse(null),
                                    report.words()));
            case EvidenceAct.Find find -> find(find);
        };
    }

    /**
     * Whether the answer of a round belongs to the sample: from the number alone, which is given before
     * anybody is asked, so that nobody can steer it.
     *
     * @param share of all answers, in percent
     */
    // [impl->rule~revisit.sample~1]
    static boolean isSampled(String number, int round, int share) {
        try {
            var hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest((number + "/" + round).getBytes(StandardCharsets.UTF_8));
            return Integer.remainderUnsigned(ByteBuffer.wrap(hash).getInt(), 10_000) < share * 100;
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private boolean isDue(Judged round) {
        return round.answer() != null
                && round.rechecked() == null
                && round.missed() < ATTEMPTS
                && (isDisputed(round) || isInSample(round));
    }

    private boolean isInSample(Judged round) {
        return round.by() != null
                && isSampled(file.opening().number(), round.round(), now.settings().recheckShare());
    }

    private boolean isDisputed(Judged round) {
        return file.reviews().applications().stream()
                .filter(it -> it.asked().round() == round.round())
                .filter(it -> it.state() != State.WITHDRAWN)
                .anyMatch(it -> it.asked().ground() == ReviewGround.ANSWER_WRONG);
    }

    // [impl->rule~revisit.second~1]
    private Optional<Refusal> objectionToRechecking() {
        if (actor.unit() == null || isOfTheirs(actor)) {
            return Optional.of(Refusal.NOT_INDEPENDENT);
        }
        var due = file.reviews().rounds().stream().filter(this::isDue).toList();
        if (due.isEmpty()) {
            return Optional.of(Refusal.RECHECK_NOT_DUE);
        }
        return due.stream().anyMatch(round -> !isOwn(round))
                ? Optional.empty()
                : Optional.of(Refusal.OWN_REVISIT);
    }

    private boolean isOwn(Judged round) {
        return round.by() != null && round.by().equals(actor.personId());
    }

    private Decision recheck(EvidenceAct.Recheck check) {
        var round =
                file.reviews().rounds().stream()
                        .filter(this::isDue)
                        .filter(it -> check.round() == null || it.round() == check.round())
                        .filter(it -> !isOwn(it))
                        .reduce((first, last) -> last)
                        .orElse(null);
        if (round == null) {
            return Decision.refuse(Refusal.RECHECK_NOT_DUE);
        }
        var answer = check.answer();
        return Decision.of(
                answer == null
                        ? new ReviewFact.RecheckMissed(round.round(), check.words())
                        : new ReviewFact.Rechecked(
                                round.round(),
                                check.channel(),
                                answer.contacted(),
                                answer.solved(),
                                answer.satisfaction(),
                                check.words(),
                                check.script()));
    }

    // [impl->rule~revisit.pressure~1]
    private Optional<Refusal> objectionToReporting() {
        if (file.lead().isEmpty()) {
            return Optional.of(Refusal.WRONG_STATE);
        }
        return file.reviews().pressedIn(file.round())
                ? Optional.of(Refusal.PRESSURE_TOLD)
                : Optional.empty();
    }

    // [impl->rule~finding.who~1]
    private Optional<Refusal> objectionToFinding() {
        if (file.reviews().rounds().isEmpty()) {
            return Optional.of(Refusal.NOTHING_TO_REVIEW);
        }
        if (actor.role() == Role.LEADER && !now.isAboveTheLead()) {
            return Optional.of(Refusal.NOT_ABOVE);
        }
        return isOfTheirs(actor) ? Optional.of(Refusal.OWN_FINDING) : Optional.empty();
    }

    /** Whether somebody belongs to a unit that carries an answer, or below it. */
    private boolean isOfTheirs(CaseActor who) {
        return file.reviews().rounds().stream()
                .flatMap(round -> round.units().stream())
                .anyMatch(unit -> who.unit() == null || now.world().isWithin(who.unit(), unit));
    }

    // [impl->rule~finding.says~1]
    private Decision find(EvidenceAct.Find find) {
        var round = roundOf(find.round());
        if (round == null) {
            return Decision.refuse(Refusal.NOTHING_TO_REVIEW);
        }
        boolean good = find.truthful() && find.lawful();
        if (!good && find.note().isBlank()) {
            return Decision.refuse(Refusal.REASON_MISSING);
        }
        return Decision.of(
                new ReviewFact.Found(
                        round.round(),
                        find.truthful(),
                        find.lawful(),
                        find.note(),
                        find.attachments()));
    }

    private @Nullable Judged roundOf(@Nullable Integer round) {
        return file.reviews().rounds().stream()
                .filter(it -> round == null || it.round() == round)
                .reduce((first, last) -> last)
                .orElse(null);
    }
}
