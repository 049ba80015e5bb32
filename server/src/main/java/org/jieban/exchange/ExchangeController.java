package org.jieban.exchange;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jieban.identity.Actor;
import org.jieban.identity.Rights;
import org.jieban.shared.CommonProblem;
import org.jieban.shared.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was brought in, and how much of it was in time. */
@RestController
class ExchangeController {

    private final OnTimeReports reports;
    private final ImportRuns runs;

    ExchangeController(OnTimeReports reports, ImportRuns runs) {
        this.reports = reports;
        this.runs = runs;
    }

    @GetMapping("/api/exchange/imports")
    @PreAuthorize(Rights.ADMIN + " and hasRole('ADMINISTRATOR')")
    List<ImportRuns.Run> imports() {
        return runs.latest();
    }

    @GetMapping("/api/exchange/on-time")
    @PreAuthorize(Rights.RANKING_READ)
    Answer onTime(
            Actor actor,
            @RequestParam("import") String name,
            @RequestParam(required = false) @Nullable Instant asOf) {
        if (!runs.knows(name)) {
            throw new ProblemException(CommonProblem.NOT_FOUND);
        }
        var report = reports.of(name, asOf, actor.scope());
        return new Answer(
                report.importName(),
                report.asOf(),
                report.units().stream().map(Row::of).toList(),
                Row.of(report.total()));
    }

    record Answer(String name, Instant asOf, List<Row> rows, Row total) {}

    record UnitName(@Nullable Long id, String code, String name) {}

    record Row(
            UnitName unit,
            long cases,
            long onTime,
            long late,
            @Nullable BigDecimal rate,
            long saidOnTime,
            long saidLate,
            @Nullable BigDecimal saidRate,
            long unjudged,
            long differing) {

        static Row of(OnTime.Line line) {
            return new Row(
                    new UnitName(line.unitId(), line.code(), line.unit()),
                    line.cases(),
                    line.onTime(),
                    line.late(),
                    line.rate(),
                    line.saidOnTime(),
                    line.saidLate(),
                    line.saidRate(),
                    line.unjudged(),
                    line.differing());
        }
    }
}
