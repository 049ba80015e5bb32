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
import org.jieban.assessment.SealedRows.Kind;
import org.jieban.audit.Audit;
import org.jieban.audit.AuditKind;
import org.jieban.calendar.CalendarVersions;
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
    private final SealedRows rows;
    private final ScoreExport export;
    private final Audit audit;
    private final Catalogue catalogue;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final CountedCalendar calendar;
    private final Recounting recounting;
    private final TransactionTemplate snapshot;

    Sealing(
            Assessing assessing,
            PeriodBook book,
            Standing standing,
            SealedRows rows,
            ScoreExport export,
            Audit audit,
            Catalogue catalogue,
            JdbcClient jdbc,
            Clock clock,
            CountedCalendar calendar,
            Recounting recounting,
            PlatformTransactionManager transactions) {
        this.assessing = assessing;
        this.book = book;
        this.standing = standing;
        this.rows = rows;
        this.export = export;
        this.audit = audit;
        this.catalogue = catalogue;
        this.jdbc = jdbc;
        this.clock = clock;
        this.calendar = calendar;
        this.recounting = recounting;
        snapshot = new TransactionTemplate(transactions);
        // figures and answers have to be of the same moment
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    Map<YearMonth, PeriodState> states() {
        return book.states();
    }

    /** A ranking as everybody sees it: live, or as it was taken when its period was closed. */
    // [impl->rule~period.frozen~1]
    RankingShown standing(PeriodName month, String group) {
        if (group.equals(AcrossGroups.CODE)) {
            return AcrossGroups.of(standing(month));
        }
        var taken = latest(month);
        if (taken.isPresent()) {
            return standing.of(taken.get())
                    .of(group)
                    .orElseThrow(Sealing::notFound)
                    .as(taken.get());
        }
        var live = assessing.ranking(month, group);
        return AssessmentController.shown(live, live(live.month()));
    }

    /** The same for all groups, in the order of the scheme. */
    List<RankingShown> standing(PeriodName month) {
        return latest(month)
                .map(taken ->
                        standing.of(taken).groups().stream().map(one -> one.as(taken)).toList())
                .orElseGet(() ->
                        assessing.rankings(month).stream()
                                .map(live -> AssessmentController.shown(live, live(live.month())))
                                .toList());
    }

    /** What was taken of a month last, published or not; nothing is ever taken of a week. */
    Optional<Revision> latest(PeriodName name) {
        return name.isWeek() ? Optional.empty() : book.latest(name.month());
    }

    /** Where a month stands now. */
    PeriodState state(YearMonth month) {
        return book.latest(month)
                .map(Revision::state)
                .orElseGet(() -> live(assessing.month(month)));
    }

    /** The same with the states of all months at hand. */
    PeriodState state(Month month, Map<YearMonth, PeriodState> booked) {
        var state = booked.get(month.period().month());
        return state == null ? live(month) : state;
    }

    /** Where a period stands that nobody closed. */
    PeriodState live(Month month) {
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
            book.waitForRecords();
            if (book.take(asked).isPresent()) {
                return book.latest(asked).orElseThrow();
            }
            note(actor, asked, "close", "");
            requireCounted(month);
            return take(month, figures(asked), 1, "", Optional.empty(), actor, now, false);
        });
    }

    /** 重新打开: what was taken and not published is forgotten. */
    // [impl->rule~period.closed~1]
    void reopen(YearMonth month, Actor actor) {
        inOneMoment(() -> {
            require(month, PeriodState.CLOSED);
            book.latest(month).ifPresent(revision -> rows.unseal(month, revision.number()));
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
            throw ProblemException.invalid(FieldProblem.required("reason"));
        }
        return inOneMoment(() -> {
            require(asked, PeriodState.PUBLISHED);
            var last = book.latest(asked).orElseThrow();
            var month = assessing.month(asked);
            var figures = figures(asked);
            if (Differences.between(standing.of(last), figures).isEmpty()) {
                throw new ProblemException(AssessmentProblem.NOTHING_TO_CORRECT);
            }
            note(actor, asked, "correct", reason.strip());
            requireCounted(month);
            return take(
                    month,
                    figures,
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
            return Differences.between(standing.of(last), figures(month));
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
        return book.revision(month, revision).map(standing::of).orElseThrow(Sealing::notFound);
    }

    private Revision take(
            Month month,
            Figures figures,
            int number,
            String reason,
            Optional<Revision> before,
            Actor actor,
            Instant now,
            boolean atOnce) {
        var name = month.period().month();
        var text = figures.text();
        var measures = export.measures(month);
        rows.seal(month, number);
        var sum = rows.sum(Kind.ANSWERS, name, number);
        var parts = rows.sum(Kind.PARTS, name, number);
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
                                Digest.of(text),
                                sum.digest(),
                                parts.count(),
                                parts.digest(),
                                Digest.of(measures),
                                calendar.versions().map(CalendarVersions::toString).orElse(""),
                                before.map(Revision::digest).orElse(""),
                                "")
                        .sealedNow();
        book.add(revision, text, measures);
        return revision;
    }

    private void note(Actor actor, YearMonth month, String act, String reason) {
        var entry = audit.about(actor).with(Map.of("act", act, "period", month.toString()));
        (reason.isEmpty() ? entry : entry.because(reason)).record(AuditKind.PERIOD_SEALED);
    }

    /** What would be taken now. */
    private Figures figures(YearMonth month) {
        return new Figures(
                assessing.rankings(PeriodName.of(month)).stream()
                        .map(ranking -> AssessmentController.shown(ranking, PeriodState.CLOSED))
                        .toList());
    }

    private void requireCounted(Month month) {
        boolean still =
                jdbc.sql(STILL_TO_COUNT)
                        .param("follower", AssessmentFollower.NAME)
                        .param("until", month.period().until().atOffset(ZoneOffset.UTC))
                        .query(Boolean.class)
                        .single();
        if (still || recounting.isBehind()) {
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
