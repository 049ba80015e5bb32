package org.jieban.assessment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jieban.assessment.Slice.Cut;
import org.jieban.identity.Actor;
import org.jieban.organisation.UnitId;
import org.jieban.scheme.Fraction;
import org.jieban.shared.CommonProblem;
import org.jieban.shared.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is inside a unit's figures (下钻): pieces, lost points, where it stands. */
@RestController
@RequestMapping("/api/assessment")
@PreAuthorize(AssessmentController.MAY_SEE_RANKINGS)
class DrillDownController {

    private static final int SHOWN_DIGITS = 3;

    /** Answers of a piece; {@code points} is what it cost, rounded for reading. */
    record PieceShown(
            String key,
            @Nullable String name,
            @Nullable String parent,
            int level,
            BigDecimal valid,
            BigDecimal notContacted,
            BigDecimal notSolved,
            BigDecimal dissatisfied,
            BigDecimal basically,
            BigDecimal points) {}

    /** A cut of a unit's answers, the largest loss first. */
    record CutShown(
            AssessmentController.UnitShown unit,
            Cut by,
            BigDecimal valid,
            List<PieceShown> pieces) {}

    /**
     * Where a unit stands, beside units of its size.
     *
     * @param lost points missing from 100, as published
     * @param inward whether the viewer may tell its sections and people apart
     */
    record StandingShown(
            String group,
            AssessmentController.RowShown row,
            @Nullable BigDecimal lost,
            boolean inward,
            List<AssessmentController.RowShown> peers,
            List<BigDecimal> scores) {}

    /** What has changed since: another number means other figures. */
    record StampShown(long stamp) {}

    private final Inside inside;
    private final Projection projection;

    DrillDownController(Inside inside, Projection projection) {
        this.inside = inside;
        this.projection = projection;
    }

    @GetMapping("/drill-down")
    CutShown drillDown(
            Actor actor,
            @RequestParam String period,
            @RequestParam long unit,
            @RequestParam Cut by) {
        return shown(inside.pieces(AssessmentController.name(period), new UnitId(unit), by, actor));
    }

    @GetMapping("/losses")
    List<CutShown> losses(Actor actor, @RequestParam String period, @RequestParam long unit) {
        return inside.losses(AssessmentController.name(period), new UnitId(unit), actor).stream()
                .map(DrillDownController::shown)
                .toList();
    }

    @GetMapping("/standing")
    StandingShown standing(Actor actor, @RequestParam String period, @RequestParam long unit) {
        var id = new UnitId(unit);
        var place =
                inside.place(AssessmentController.name(period), id)
                        .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        var score = place.row().score();
        return new StandingShown(
                place.group(),
                place.row(),
                score == null ? null : BigDecimal.valueOf(100).subtract(score),
                inside.seesInward(id, actor),
                place.peers(),
                place.scores());
    }

    /** Asked every other second by pages that show a period that goes on; costs one row. */
    @GetMapping("/stamp")
    StampShown stamp() {
        return new StampShown(projection.stamp());
    }

    private static CutShown shown(Inside.Pieces cut) {
        var unit = cut.unit();
        return new CutShown(
                new AssessmentController.UnitShown(unit.id().value(), unit.code(), unit.name()),
                cut.by(),
                Counts.of(cut.scheme(), cut.all()).valid(),
                cut.pieces().stream().map(piece -> shown(cut, piece)).toList());
    }

    private static PieceShown shown(Inside.Pieces cut, Inside.Piece piece) {
        var counts = Counts.of(cut.scheme(), piece.answers());
        return new PieceShown(
                piece.key(),
                piece.name(),
                piece.parent(),
                piece.level(),
                counts.valid(),
                counts.valid().subtract(counts.contacted()),
                counts.valid().subtract(counts.solved()),
                counts.valid().subtract(counts.satisfied()).subtract(counts.basically()),
                counts.basically(),
                rounded(piece.points()));
    }

    private static BigDecimal rounded(Fraction points) {
        return points.rounded(SHOWN_DIGITS, RoundingMode.HALF_UP);
    }
}
