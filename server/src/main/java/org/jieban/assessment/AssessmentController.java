package org.jieban.assessment;

import static org.jieban.shared.Bodies.invalid;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.jieban.assessment.Assessing.GroupRanking;
import org.jieban.assessment.Slice.Cut;
import org.jieban.identity.Actor;
import org.jieban.identity.Rights;
import org.jieban.organisation.UnitId;
import org.jieban.scheme.Fraction;
import org.jieban.scheme.Scheme.ListName;
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

/**
 * The ranking's pages. Who asks citizens at the revisit does not see how units rank, so that the
 * question stays neutral.
 */
@RestController
@RequestMapping("/api/assessment")
@PreAuthorize(AssessmentController.MAY_SEE_RANKINGS)
class AssessmentController {

    static final String MAY_SEE_RANKINGS = Rights.RANKING_READ + " and !hasRole('REVISITER')";

    /** What an assessor decides: in person, never by a program. */
    static final String ASSESSOR_IN_PERSON = Rights.SESSION + " and hasRole('ASSESSOR')";

    private static final int WEEKS = 26;
    private static final String PLACE_SEPARATOR = "~";

    /** A period of the list. */
    record PeriodLine(String id, Instant from, Instant until, String scheme, PeriodState state) {}

    /** The scheme a ranking was computed by. */
    record SchemeShown(
            long id,
            String code,
            int version,
            Map<String, String> name,
            List<RateShown> rates,
            List<TermShown> terms,
            boolean tiesShared,
            int minimumSample) {}

    /** A rate with the points it brings in the group. */
    record RateShown(String id, Map<String, String> name, String formula, BigDecimal weight) {}

    /** A bonus or deduction term. */
    record TermShown(String id, Map<String, String> name, String points) {}

    /** A group of the scheme. */
    record GroupShown(String code, Map<String, String> name) {}

    /**
     * A whole ranking.
     *
     * @param revision which revision of a closed or published period it is, null while it is live
     */
    record RankingShown(
            String period,
            Instant from,
            Instant until,
            PeriodState state,
            @Nullable Integer revision,
            String group,
            List<GroupShown> groups,
            SchemeShown scheme,
            List<RowShown> rows) {

        RankingShown as(Revision taken) {
            return new RankingShown(
                    period,
                    from,
                    until,
                    taken.state(),
                    taken.number(),
                    group,
                    groups,
                    scheme,
                    rows);
        }
    }

    /**
     * A unit's row; rates in per cent, score in points, null without a valid revisit.
     *
     * @param group its own group where units of all groups are beside each other, null otherwise
     */
    record RowShown(
            @Nullable Integer rank,
            @Nullable Integer movement,
            UnitShown unit,
            long received,
            long closed,
            BigDecimal valid,
            BigDecimal contacted,
            BigDecimal solved,
            BigDecimal satisfied,
            BigDecimal basically,
            @Nullable BigDecimal response,
            @Nullable BigDecimal solve,
            @Nullable BigDecimal satisfaction,
            @Nullable BigDecimal score,
            List<ListName> lists,
            List<TrailShown> trail,
            @Nullable String group) {

        /** Beside units of other groups. */
        RowShown in(String ownGroup) {
            return with(rank, movement, trail, ownGroup);
        }

        RowShown ranked(@Nullable Integer to, @Nullable Integer by, List<TrailShown> way) {
            return with(to, by, way, group);
        }

        private RowShown with(
                @Nullable Integer to,
                @Nullable Integer by,
                List<TrailShown> way,
                @Nullable String of) {
            return new RowShown(
                    to,
                    by,
                    unit,
                    received,
                    closed,
                    valid,
                    contacted,
                    solved,
                    satisfied,
                    basically,
                    response,
                    solve,
                    satisfaction,
                    score,
                    lists,
                    way,
                    of);
        }
    }

    /** Which unit. */
    record UnitShown(long id, String code, String name) {}

    /** An earlier period of a unit. */
    record TrailShown(String period, @Nullable BigDecimal score, @Nullable Integer rank) {}

    /** A case behind a figure. */
    record CaseShown(
            String number,
            String title,
            int round,
            Instant at,
            @Nullable Instant answeredAt,
            @Nullable Boolean contacted,
            @Nullable String solved,
            @Nullable String satisfaction,
            @Nullable String words) {}

    /** A piece of the list behind a figure; {@code hidden} of {@code total} lie outside the scope. */
    record CasesShown(List<CaseShown> items, @Nullable String next, long total, long hidden) {}

    private final Assessing assessing;
    private final Sealing sealing;
    private final Inside inside;

    AssessmentController(Assessing assessing, Sealing sealing, Inside inside) {
        this.assessing = assessing;
        this.sealing = sealing;
        this.inside = inside;
    }

    @GetMapping("/periods")
    List<PeriodLine> periods() {
        var states = sealing.states();
        return assessing.months().stream()
                .map(month ->
                        new PeriodLine(
                                month.period().month().toString(),
                                month.period().from(),
                                month.period().until(),
                                month.version().code() + " v" + month.version().version(),
                                sealing.state(month, states)))
                .toList();
    }

    /** The week that runs and those before it, the latest first. */
    @GetMapping("/weeks")
    List<PeriodLine> weeks() {
        return assessing.weeks(WEEKS).stream()
                .map(week ->
                        new PeriodLine(
                                week.name().toString(),
                                week.period().from(),
                                week.period().until(),
                                week.version().code() + " v" + week.version().version(),
                                sealing.live(week)))
                .toList();
    }

    /** As it stands: live, or as it was taken when the period was closed or published. */
    @GetMapping("/ranking")
    RankingShown ranking(@RequestParam String period, @RequestParam String group) {
        return sealing.standing(name(period), group);
    }

    @GetMapping("/ranking.csv")
    ResponseEntity<String> rankingAsCsv(@RequestParam String period, @RequestParam String group) {
        var ranking = sealing.standing(name(period), group);
        var of = group.equals(AcrossGroups.CODE) ? "all" : group;
        var name = "ranking-" + name(period) + "-" + of + ".csv";
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(RankingSheet.write(ranking));
    }

    @GetMapping("/cases")
    CasesShown cases(
            Actor actor,
            @RequestParam String period,
            @RequestParam long unit,
            @RequestParam String figure,
            @RequestParam @Nullable Cut by,
            @RequestParam @Nullable String key,
            @RequestParam @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var asked = Figure.of(figure).orElseThrow(() -> invalid("/figure", "unknown"));
        var found =
                assessing.cases(
                        name(period),
                        new UnitId(unit),
                        asked,
                        inside.slice(new UnitId(unit), by, key, actor),
                        actor,
                        place(cursor),
                        limit);
        var items = found.lines().stream().map(AssessmentController::shown).toList();
        return new CasesShown(
                items,
                found.more() ? text(found.lines().getLast().place()) : null,
                found.size().total(),
                found.size().hidden());
    }

    /** A ranking as it is computed now. */
    static RankingShown shown(GroupRanking ranking, PeriodState state) {
        var period = ranking.month().period();
        var scheme = ranking.month().scheme();
        return new RankingShown(
                ranking.month().name().toString(),
                period.from(),
                period.until(),
                state,
                null,
                ranking.group().code(),
                scheme.groups().stream()
                        .map(group -> new GroupShown(group.code(), group.name()))
                        .toList(),
                shown(ranking.month().version(), ranking.group().code()),
                ranking.rows().stream().map(AssessmentController::shown).toList());
    }

    private static SchemeShown shown(SchemeVersion version, String group) {
        var scheme = version.rules();
        var weights = scheme.weights(group);
        return new SchemeShown(
                version.id(),
                version.code(),
                version.version(),
                scheme.name(),
                scheme.rates().stream()
                        .map(rate ->
                                new RateShown(
                                        rate.id(),
                                        rate.name(),
                                        rate.formula().toString(),
                                        new BigDecimal(
                                                weights.getOrDefault(rate.id(), Fraction.ZERO)
                                                        .toString())))
                        .toList(),
                scheme.bonus(group).stream()
                        .map(term ->
                                new TermShown(term.id(), term.name(), term.points().toString()))
                        .toList(),
                scheme.ties().isEmpty(),
                scheme.minimumSample(group));
    }

    static RowShown shown(Assessing.Row row) {
        var counts = row.counts();
        return new RowShown(
                row.place().rank(),
                row.movement(),
                new UnitShown(row.unit().id().value(), row.unit().code(), row.unit().name()),
                counts.received(),
                counts.closed(),
                counts.valid(),
                counts.contacted(),
                counts.solved(),
                counts.satisfied(),
                counts.basically(),
                row.place().shown("response").orElse(null),
                row.place().shown("solve").orElse(null),
                row.place().shown("satisfaction").orElse(null),
                row.place().score(),
                row.place().lists().stream().sorted().toList(),
                row.trail().stream()
                        .map(then ->
                                new TrailShown(then.period().toString(), then.score(), then.rank()))
                        .toList(),
                null);
    }

    private static CaseShown shown(BehindAFigure.Line line) {
        return new CaseShown(
                line.number(),
                line.title(),
                line.round(),
                line.place().at(),
                line.answeredAt(),
                line.contacted(),
                line.solved(),
                line.satisfaction(),
                line.words());
    }

    /** A month or a week. */
    static PeriodName name(String text) {
        return PeriodName.of(text).orElseThrow(() -> invalid("/period", "unknown"));
    }

    static YearMonth month(String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeException unknown) {
            throw invalid("/period", "unknown");
        }
    }

    private static String text(BehindAFigure.Place place) {
        return String.join(
                PLACE_SEPARATOR,
                place.at().toString(),
                Long.toString(place.caseId()),
                Integer.toString(place.seq()));
    }

    private static BehindAFigure.@Nullable Place place(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return null;
        }
        var parts = List.of(cursor.split(PLACE_SEPARATOR, -1));
        try {
            return new BehindAFigure.Place(
                    Instant.parse(parts.get(0)),
                    Long.parseLong(parts.get(1)),
                    Integer.parseInt(parts.get(2)));
        } catch (DateTimeException | NumberFormatException | IndexOutOfBoundsException unknown) {
            throw invalid("/cursor", "unknown");
        }
    }
}
