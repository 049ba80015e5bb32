package org.jieban.assessment;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jieban.assessment.CountedFigures.Month;
import org.jieban.assessment.Reckoning.Depth;
import org.jieban.casefile.CaseEvent.Satisfaction;
import org.jieban.casefile.CaseEvent.Solved;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.Units;
import org.jieban.scheme.Measure;
import org.jieban.scheme.Scheme;
import org.jieban.scheme.Scheme.Group;
import org.jieban.scheme.Share;
import org.jieban.scheme.Tally;
import org.jieban.scheme.UnitFigures;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a month's ranking is computed from, as files that {@code ./jieban score} reads: a row for each
 * answer that a unit carries, without anything of the case or of who answered.
 */
// [impl->rule~assessment.export~1]
@Service
class ScoreExport {

    private static final Map<Solved, String> SOLVED =
            Map.of(Solved.SOLVED, "yes", Solved.PARTLY, "partly", Solved.NOT_SOLVED, "no");
    private static final Map<Satisfaction, String> SATISFACTION =
            Map.of(
                    Satisfaction.SATISFIED, "satisfied",
                    Satisfaction.BASICALLY, "basically",
                    Satisfaction.DISSATISFIED, "dissatisfied",
                    Satisfaction.NONE, "");

    private final Assessing assessing;
    private final RememberedFigures figures;
    private final Asking asking;
    private final PeriodBook book;
    private final Units units;

    ScoreExport(
            Assessing assessing,
            RememberedFigures figures,
            Asking asking,
            PeriodBook book,
            Units units) {
        this.assessing = assessing;
        this.figures = figures;
        this.asking = asking;
        this.book = book;
        this.units = units;
    }

    /** The text of the scheme in force for a month. */
    @Transactional(readOnly = true)
    String scheme(YearMonth asked) {
        return assessing.month(asked).version().yaml();
    }

    /** Answers, a row each; a unit without any is named by a row that is not valid. */
    @Transactional(readOnly = true)
    void answers(YearMonth asked, Writer to) throws IOException {
        var month = assessing.month(asked);
        var reckoning = new Reckoning(figures, units, asking::standing);
        var printer =
                print(to, "unit", "group", "valid", "contacted", "solved", "satisfaction", "share");
        for (var group : month.scheme().groups()) {
            var carried = reckoning.figures(month, group, Depth.SCORES);
            for (var unit : carried.entrySet()) {
                answers(printer, code(unit.getKey()), group, unit.getValue());
            }
        }
        printer.flush();
    }

    private static void answers(CSVPrinter printer, String unit, Group group, UnitFigures carried)
            throws IOException {
        boolean any = false;
        for (var share : Share.values()) {
            var cells = carried.answers(share).cells();
            for (int cell = 0; cell < cells.length; cell++) {
                for (long i = 0; i < cells[cell]; i++) {
                    printer.printRecord(
                            unit,
                            group.code(),
                            "yes",
                            Tally.contactedAt(cell) ? "yes" : "no",
                            SOLVED.get(Tally.solvedAt(cell)),
                            SATISFACTION.get(Tally.satisfactionAt(cell)),
                            share.wireName());
                    any = true;
                }
            }
        }
        if (!any) {
            printer.printRecord(unit, group.code(), "no", "", "", "", "");
        }
    }

    /** What is known of units beside the answers; of a closed month what was known then. */
    // [impl->rule~period.frozen~1]
    @Transactional(readOnly = true)
    void figures(YearMonth asked, Writer to) throws IOException {
        var taken = book.latest(asked).filter(Revision::hasInputs);
        to.write(
                taken.isPresent()
                        ? book.measures(asked, taken.get().number()).orElseThrow()
                        : measures(assessing.month(asked)));
    }

    /** What is known of units now, beside the answers: a row for each unit, group and measure. */
    String measures(Month month) {
        var text = new StringWriter();
        try {
            var reckoning = new Reckoning(figures, units, asking::now);
            var printer = print(text, "unit", "group", "measure", "value");
            for (var group : month.scheme().groups()) {
                figures(printer, reckoning, month, group);
            }
            printer.flush();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private void figures(CSVPrinter printer, Reckoning reckoning, Month month, Group group)
            throws IOException {
        for (var unit : reckoning.figures(month, group, Depth.EVERYTHING).entrySet()) {
            for (var measure : measures(month.scheme())) {
                var value = unit.getValue().measure(measure);
                if (value.isPresent()) {
                    printer.printRecord(
                            code(unit.getKey()), group.code(), measure.name(), value.get());
                }
            }
        }
    }

    private static List<Measure> measures(Scheme scheme) {
        var measures = new ArrayList<>(Measure.KNOWN);
        scheme.records().forEach(name -> measures.add(new Measure(name)));
        return measures;
    }

    private String code(UnitId unit) {
        return units.get(unit).code();
    }

    private static CSVPrinter print(Writer to, String... columns) throws IOException {
        return new CSVPrinter(to, CSVFormat.RFC4180.builder().setHeader(columns).get());
    }
}
