package org.jieban.assessment;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.jieban.assessment.AssessmentController.RankingShown;
import org.jieban.assessment.Differences.Difference;
import org.jieban.identity.Actor;
import org.jieban.shared.CommonProblem;
import org.jieban.shared.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Closing, publishing and correcting a period. Everybody who sees rankings sees its revisions; only an
 * assessor, in person, acts. Each act can be repeated: it does nothing that is done already.
 */
@RestController
@RequestMapping("/api/assessment/periods/{period}")
@PreAuthorize(AssessmentController.MAY_SEE_RANKINGS)
class PeriodController {

    /** A period with all that was taken of it. */
    record PeriodShown(
            String period,
            Instant from,
            Instant until,
            PeriodState state,
            List<RevisionShown> revisions) {}

    /**
     * A revision, without its figures.
     *
     * @param calendarVersions year and version of the calendar, such as {@code 2025/1 2026/3}; empty in
     *     the first revisions
     */
    record RevisionShown(
            int revision,
            Instant madeAt,
            String madeBy,
            String reason,
            @Nullable Instant publishedAt,
            String scheme,
            int schemeVersion,
            int catalogueVersion,
            String calendarVersions,
            long answers,
            String digest) {

        static RevisionShown of(Revision revision) {
            return new RevisionShown(
                    revision.number(),
                    revision.madeAt(),
                    revision.person().name(),
                    revision.reason(),
                    revision.publishedAt(),
                    revision.scheme(),
                    revision.schemeVersion(),
                    revision.catalogueVersion(),
                    revision.calendarVersions(),
                    revision.answers(),
                    revision.digest());
        }
    }

    record ReasonRequest(@Nullable String reason) {}

    private final Assessing assessing;
    private final Sealing sealing;

    PeriodController(Assessing assessing, Sealing sealing) {
        this.assessing = assessing;
        this.sealing = sealing;
    }

    @GetMapping
    PeriodShown period(@PathVariable String period) {
        return shown(month(period));
    }

    /** The ranking as a revision shows it; it never changes. */
    @GetMapping("/revisions/{revision}/ranking")
    RankingShown ranking(
            @PathVariable String period, @PathVariable int revision, @RequestParam String group) {
        return sealing.figures(month(period), revision)
                .of(group)
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }

    /** What a revision changed against the one before it. */
    @GetMapping("/revisions/{revision}/differences")
    List<Difference> differences(@PathVariable String period, @PathVariable int revision) {
        return sealing.of(month(period), revision);
    }

    /** What would be different if the period were taken now. */
    @GetMapping("/differences")
    @PreAuthorize(AssessmentController.MAY_SEE_RANKINGS + " and hasRole('ASSESSOR')")
    List<Difference> sinceTaken(@PathVariable String period) {
        return sealing.sinceTaken(month(period));
    }

    @PostMapping("/close")
    @PreAuthorize(AssessmentController.ASSESSOR_IN_PERSON)
    PeriodShown close(Actor actor, @PathVariable String period) {
        sealing.close(month(period), actor);
        return shown(month(period));
    }

    @PostMapping("/reopen")
    @PreAuthorize(AssessmentController.ASSESSOR_IN_PERSON)
    PeriodShown reopen(Actor actor, @PathVariable String period) {
        sealing.reopen(month(period), actor);
        return shown(month(period));
    }

    @PostMapping("/publish")
    @PreAuthorize(AssessmentController.ASSESSOR_IN_PERSON)
    PeriodShown publish(Actor actor, @PathVariable String period) {
        sealing.publish(month(period), actor);
        return shown(month(period));
    }

    @PostMapping("/correct")
    @PreAuthorize(AssessmentController.ASSESSOR_IN_PERSON)
    PeriodShown correct(Actor actor, @PathVariable String period, @RequestBody ReasonRequest body) {
        sealing.correct(month(period), body.reason() == null ? "" : body.reason(), actor);
        return shown(month(period));
    }

    private PeriodShown shown(YearMonth name) {
        var month = assessing.month(name);
        return new PeriodShown(
                name.toString(),
                month.period().from(),
                month.period().until(),
                sealing.state(name),
                sealing.revisions(name).stream().map(RevisionShown::of).toList());
    }

    private static YearMonth month(String text) {
        return AssessmentController.month(text);
    }
}
