package org.jieban.assessment;

import java.math.BigDecimal;
import java.util.Locale;
import org.jieban.assessment.Prospects.Stand;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.Units;
import org.jieban.shared.CommonProblem;
import org.jieban.shared.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What offices take away from a period: the bulletin (通报), and what is still possible for a unit. */
@RestController
@RequestMapping("/api/assessment")
@PreAuthorize(AssessmentController.MAY_SEE_RANKINGS)
class BulletinController {

    private static final MediaType WORKBOOK =
            MediaType.parseMediaType(
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    /** How a unit stands in a period and what is still possible in it. */
    record ProspectShown(
            String period,
            String group,
            Stand now,
            int of,
            long waiting,
            Stand best,
            Stand worst,
            @Nullable String nextUnit,
            @Nullable BigDecimal nextScore,
            @Nullable Integer needed) {}

    private final Assessing assessing;
    private final Sealing sealing;
    private final Prospects prospects;
    private final Units units;

    BulletinController(Assessing assessing, Sealing sealing, Prospects prospects, Units units) {
        this.assessing = assessing;
        this.sealing = sealing;
        this.prospects = prospects;
        this.units = units;
    }

    /** The bulletin of a period as a workbook, as the period stands. */
    // [impl->rule~period.bulletin~1]
    @GetMapping("/bulletin.xlsx")
    ResponseEntity<byte[]> bulletin(
            @RequestParam String period, @RequestParam(defaultValue = "zh-CN") Locale locale) {
        var month = AssessmentController.name(period);
        var digest = sealing.latest(month).map(Revision::digest).orElse(null);
        return ResponseEntity.ok()
                .contentType(WORKBOOK)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("bulletin-" + month + ".xlsx")
                                .build()
                                .toString())
                .body(Bulletin.write(sealing.standing(month), digest, locale));
    }

    /** 还能争取多少; refused as not found for a unit that competes in no group. */
    @GetMapping("/prospect")
    ProspectShown prospect(@RequestParam String period, @RequestParam long unit) {
        var month = assessing.month(AssessmentController.month(period));
        var found =
                prospects
                        .of(month, new UnitId(unit))
                        .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        var next = found.next();
        return new ProspectShown(
                month.period().month().toString(),
                found.group(),
                found.now(),
                found.of(),
                found.waiting(),
                found.best(),
                found.worst(),
                next == null ? null : units.get(next).name(),
                found.nextScore(),
                found.needed());
    }
}
