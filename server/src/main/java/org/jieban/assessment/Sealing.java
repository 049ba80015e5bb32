package org.jieban.assessment;

import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jieban.assessment.AssessmentController.RankingShown;
import org.jieban.assessment.CountedFigures.Month;
import org.jieban.audit.Audit;
import org.jieban.audit.AuditKind;
import org.jieban.catalogue.Catalogue;
import org.jieban.identity.Actor;
import org.jieban.shared.CommonProblem;
import org.jieban.shared.FieldProblem;
import org.jieban.shared.ProblemException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Closes periods, publishes them, corrects what was published (封账). What is published stays as it is;
 * a correction is a new revision beside it.
 */
@Service
class Sealing {

    /** Whether facts from before a moment are still to be counted. */
    private static final String STILL_TO_COUNT =
            """
            select exists (
                select 1 from case_event e, follower f
                where f.name = :follower
                  and (e.epoch, e.tx, e.position) > (f.epoch, f.tx, f.position)
                  and e.at < :until)
            """;

    private final Assessing assessing;
    private final PeriodBook book;
    private final Standing standing;
    private final SealedAnswers answers;
    private final Audit audit;
    private final Catalogue catalogue;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate snapshot;

    Sealing(
            Assessing assessing,
            PeriodBook book,
            Standing standing,
            SealedAnswers answers,
            Audit audit,
            Catalogue catalogue,
            JdbcClient jdbc,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.assessing = assessing;
        this.book = book;
        this.standing = standing;
        this.answers = answers;
        this.audit = audit;
        this.catalogue = catalogue;
        this.jdbc = jdbc;
        this.clock = clock;
        snapshot = new TransactionTemplate(transactions);
        // figures and answers have to be of the same moment
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    Map<YearMonth, PeriodState> states() {
        return book.states();
    }

    /** A ranking as everybody sees it: live, or as it was taken when its period was closed. */
    // [impl->rule~period.frozen~1]
    RankingShown standing(YearMonth month, String group) {
        var state = state(month);
        var taken = book.latest(month);
        if (taken.isPresent()) {
            var ranking = standing.of(taken.get()).of(group);
            return ranking.orElseThrow(Sealing::notFound).as(state, taken.get().number());
        }
        return AssessmentController.shown(assessing.ranking(month, group), state);
    }

    /** Where a month stands now. */
    PeriodState state(YearMonth month) {
        return state(assessing.month(month), book.states());
    }

    /** The same with the states of all months at hand. */
    PeriodState state(Month month, Map<YearMonth, PeriodState> booked) {
        var state = booked.get(month.period().month());
        if (state != null) {
            return state;
        }
        return month.period().openAt(clock.instant()) ? PeriodState.OPEN : PeriodState.PROVISIONAL;
    }

    /** 截止: takes the figures of a period that is over; whoever repeats it gets the same answer. */
    // [impl->rule~period.closed~1]
    Revision close(YearMonth asked, Actor actor) {
        var month = assessing.month(asked);
        var now = now();
        if (month.period().openAt(now)) {
            throw new ProblemException(
                    AssessmentProblem.PERIOD_RUNS,
                    Map.of("until", month.period().until().toString()));
        }
        return inOneMoment(() -> {
            if (book.take(asked).isPresent()) {
                return book.latest(asked).orElseThrow();
            }
            note(actor, asked, "close", "");
            return take(month, 1, "", Optional.empty(), actor, now, false);
        });
    }

    /** 重新打开: what was taken and not published is forgotten. */
    // [impl->rule~period.closed~1]
    void reopen(YearMonth month, Actor actor) {
        inOneMoment(() -> {
            require(month, PeriodState.CLOSED);
            book.latest(month).ifPresent(revision -> answers.unseal(month, revision.number()));
            book.reopen(month);
            note(actor, month, "reopen", "");
            return month;
        });
    }

    /** 公布并封账: from now on nothing of this revision changes. */
    // [impl->rule~period.frozen~1]
    Revision publish(YearMonth month, Actor actor) {
        return inOneMoment(() -> {
            var state = book.take(month);
            if (state.isEmpty()) {
                throw elsewhere(month, "OPEN");
            }
            if (state.get() == PeriodState.CLOSED) {
                book.publish(month, now());
                note(actor, month, "publish", "");
            }
            return book.latest(month).orElseThrow();
        });
    }

    /** 更正: what is different by now becomes a new revision, with the reason everybody reads. */
    // [impl->rule~period.revision~1]
    Revision correct(YearMonth asked, String reason, Actor actor) {
        if (reason.isBlank()) {
            throw new ProblemException(
                    CommonProblem.INVALID, Map.of(), List.of(FieldProblem.required("reason")));
        }
        return inOneMoment(() -> {
            require(asked, PeriodState.PUBLISHED);
            var last = book.latest(asked).orElseThrow();
            var month = assessing.month(asked);
            if (Differences.between(figures(asked, last.number()), now(month)).isEmpty()) {
                throw new ProblemException(AssessmentProblem.NOTHING_TO_CORRECT);
            }
            note(actor, asked, "correct", reason.strip());
            return take(
                    month,
                    last.number() + 1,
                    reason.strip(),
                    Optional.of(last),
                    actor,
                    now(),
                    true);
        });
    }

    /** What a published or closed period would show differently if it were taken now. */
    List<Differences.Difference> sinceTaken(YearMonth month) {
        return inOneMoment(() -> {
            var last = book.latest(month).orElseThrow(Sealing::notFound);
            return Differences.between(figures(month, last.number()), now(assessing.month(month)));
        });
    }

    /** What a revision changed against the one before. */
    List<Differences.Difference> of(YearMonth month, int revision) {
        return Differences.between(figures(month, revision - 1), figures(month, revision));
    }

    List<Revision> revisions(YearMonth month) {
        return book.revisions(month);
    }

    /** The figures of a revision. */
    Figures figures(YearMonth month, int revision) {
        return book.revisions(month).stream()
                .filter(one -> one.number() == revision)
                .findFirst()
                .map(standing::of)
                .orElseThrow(Sealing::notFound);
    }

    private Revision take(
            Month month,
            int number,
            String reason,
            Optional<Revision> before,
            Actor actor,
            Instant now,
            boolean atOnce) {
        var name = month.period().month();
        requireCounted(month);
        var figures = now(month).text();
        answers.seal(month, number);
        var sum = answers.sum(name, number);
        var revision =
                new Revision(
                                name,
                                number,
                                now,
                                new Revision.Person(actor.person().value(), actor.name()),
                                reason,
                                atOnce ? now : null,
                                month.version().code(),
                                month.version().version(),
                                month.version().yaml(),
                                catalogue
                                        .versionAt(month.period().until())
                                        .map(version -> version.version())
                                        .orElse(0),
                                sum.count(),
                                Digest.of(figures),
                                sum.digest(),
                                before.map(Revision::digest).orElse(""),
                                "")
                        .sealedNow();
        book.add(revision, figures);
        return revision;
    }

    private void note(Actor actor, YearMonth month, String act, String reason) {
        var entry = audit.about(actor).with(Map.of("act", act, "period", month.toString()));
        (reason.isEmpty() ? entry : entry.because(reason)).record(AuditKind.PERIOD_SEALED);
    }

    private Figures now(Month month) {
        return new Figures(
                month.scheme().groups().stream()
                        .map(group ->
                                AssessmentController.shown(
                                        assessing.ranking(month.period().month(), group.code()),
                                        PeriodState.CLOSED))
                        .toList());
    }

    private void requireCounted(Month month) {
        boolean still =
                jdbc.sql(STILL_TO_COUNT)
                        .param("follower", AssessmentFollower.NAME)
                        .param("until", month.period().until().atOffset(ZoneOffset.UTC))
                        .query(Boolean.class)
                        .single();
        if (still) {
            throw new ProblemException(AssessmentProblem.STILL_COUNTING);
        }
    }

    private void require(YearMonth month, PeriodState wanted) {
        var state = book.take(month).map(Enum::name).orElse("OPEN");
        if (!state.equals(wanted.name())) {
            throw elsewhere(month, state);
        }
    }

    private <T> T inOneMoment(java.util.function.Supplier<T> work) {
        return java.util.Objects.requireNonNull(snapshot.execute(tx -> work.get()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static ProblemException elsewhere(YearMonth month, String state) {
        return new ProblemException(
                AssessmentProblem.PERIOD_STANDS_ELSEWHERE,
                Map.of("period", month.toString(), "state", state));
    }

    private static ProblemException notFound() {
        return new ProblemException(CommonProblem.NOT_FOUND);
    }
}
