package org.jieban.assessment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jieban.assessment.CountedFigures.Month;
import org.jieban.assessment.SealedRows.Kind;
import org.jieban.calendar.CalendarVersions;
import org.jieban.calendar.Calendars;
import org.jieban.calendar.WorkingCalendar;
import org.jieban.casefile.AlsoVerified;
import org.jieban.casefile.ReadingCases;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks whether published periods are what they were, and whether they follow from the facts: digests,
 * their chain, the answers computed again from the facts that were known then, and the figures computed
 * again from the answers.
 */
// [impl->rule~period.verify~1]
@Component
class FrozenPeriods implements AlsoVerified {

    private static final int CASES_AT_ONCE = 500;

    /** Of a case of which nothing was sealed, no fact is known to have been the last. */
    private static final int NONE = 0;

    private final PeriodBook book;
    private final SealedRows rows;
    private final CountedFigures figures;
    private final Asking asking;
    private final Assessing assessing;
    private final ReadingCases cases;
    private final Calendars calendars;
    private final TransactionTemplate transaction;

    FrozenPeriods(
            PeriodBook book,
            SealedRows rows,
            CountedFigures figures,
            Asking asking,
            Assessing assessing,
            ReadingCases cases,
            Calendars calendars,
            TransactionTemplate transaction) {
        this.book = book;
        this.rows = rows;
        this.figures = figures;
        this.asking = asking;
        this.assessing = assessing;
        this.cases = cases;
        this.calendars = calendars;
        this.transaction = transaction;
    }

    @Override
    public List<String> problems() {
        var problems = new ArrayList<String>();
        var digests = new HashMap<java.time.YearMonth, String>();
        for (var revision : book.published()) {
            var before = digests.getOrDefault(revision.month(), "");
            for (var wrong : problems(revision, before)) {
                problems.add(
                        "考核周期 period %s 第 %d 版 revision %d: %s"
                                .formatted(
                                        revision.month(),
                                        revision.number(),
                                        revision.number(),
                                        wrong));
            }
            digests.put(revision.month(), revision.digest());
        }
        return problems;
    }

    private List<String> problems(Revision revision, String digestBefore) {
        var problems = new ArrayList<String>();
        if (!revision.digest().equals(revision.computedDigest())
                || !revision.previousDigest().equals(digestBefore)) {
            problems.add("封账记录与校验码不符 / the record does not fit its digest");
        }
        var text = book.figures(revision.month(), revision.number()).orElse("");
        if (!Digest.of(text).equals(revision.figuresDigest())) {
            problems.add("公布的数据与校验码不符 / the published figures do not fit their digest");
            return problems;
        }
        if (!sum(Kind.ANSWERS, revision).digest().equals(revision.answersDigest())) {
            problems.add("封存的回访结果与校验码不符 / the sealed answers do not fit their digest");
            return problems;
        }
        if (revision.hasInputs()) {
            if (!sum(Kind.PARTS, revision).digest().equals(revision.partsDigest())) {
                problems.add("封存的办理记录与校验码不符 / the sealed parts do not fit their digest");
                return problems;
            }
            var measures = book.measures(revision.month(), revision.number()).orElse("");
            if (!Digest.of(measures).equals(revision.measuresDigest())) {
                problems.add("封存的指标与校验码不符 / the sealed measures do not fit their digest");
                return problems;
            }
        }
        problems.addAll(againstFacts(revision));
        problems.addAll(againstFigures(revision, Figures.read(text)));
        return problems;
    }

    private SealedRows.Sum sum(Kind kind, Revision revision) {
        return Objects.requireNonNull(
                transaction.execute(tx -> rows.sum(kind, revision.month(), revision.number())));
    }

    /** Cases whose facts as they were known then give other rows than were sealed, or none were. */
    private List<String> againstFacts(Revision revision) {
        var problems = new ArrayList<String>();
        var month = assessing.month(revision.month());
        var known = rows.known(revision.month(), revision.number());
        for (long id : rows.othersIn(month.period(), known.keySet(), revision.hasInputs())) {
            known.put(id, NONE);
        }
        var calendar = calendar(revision);
        var ids = new ArrayList<>(known.keySet());
        for (int from = 0; from < ids.size(); from += CASES_AT_ONCE) {
            var some = ids.subList(from, Math.min(ids.size(), from + CASES_AT_ONCE));
            var stored = rows.rows(revision.month(), revision.number(), some);
            var fitting = fitting(some, revision, month, calendar, known, stored);
            for (long id : some) {
                if (!fitting.contains(id)) {
                    problems.add(
                            stored.containsKey(id)
                                    ? "工单 %d 的封存数据与记录不符 / what was sealed of case %d does not follow from its facts"
                                            .formatted(id, id)
                                    : "缺少工单 %d 的封存数据 / nothing was sealed of case %d"
                                            .formatted(id, id));
                }
            }
        }
        return problems;
    }

    /**
     * Cases that give just what was sealed of them. Of the facts after the last one that is known to have
     * been counted, up to the taking, some may have been: any of these moments will do.
     */
    private Set<Long> fitting(
            List<Long> ids,
            Revision revision,
            Month month,
            WorkingCalendar calendar,
            Map<Long, Integer> known,
            Map<Long, Set<Object>> stored) {
        var made = new HashMap<Long, CaseRows>();
        var fitting = new HashSet<Long>();
        cases.walk(
                ids,
                calendar,
                (file, fact) -> {
                    var id = file.id();
                    var rowsOfCase = made.computeIfAbsent(id, _ -> new CaseRows());
                    rowsOfCase.after(file, fact);
                    int last = Objects.requireNonNull(known.get(id));
                    boolean counted =
                            last == NONE
                                    ? fact.at().isBefore(month.period().until())
                                    : fact.seq() <= last;
                    if (counted) {
                        fitting.remove(id);
                    }
                    if ((counted || !fact.at().isAfter(revision.madeAt()))
                            && rowsOfCase
                                    .of(month, revision.hasInputs())
                                    .equals(stored.getOrDefault(id, Set.of()))) {
                        fitting.add(id);
                    }
                });
        return fitting;
    }

    private WorkingCalendar calendar(Revision revision) {
        return revision.calendarVersions().isEmpty()
                ? calendars.current()
                : calendars.as(CalendarVersions.parse(revision.calendarVersions()));
    }

    /** Units whose answers do not come to what was published of them. */
    private List<String> againstFigures(Revision revision, Figures published) {
        var month = assessing.month(revision.month());
        var asked = asking.taken(month, revision);
        var tallies = figures.answers(asked);
        var work = revision.hasInputs() ? figures.work(asked) : null;
        var problems = new ArrayList<String>();
        for (var ranking : published.groups()) {
            var computed = assessing.counts(month, ranking.group(), tallies, work);
            for (var row : ranking.rows()) {
                var counts = computed.getOrDefault(row.unit().id(), Counts.NONE);
                var shown =
                        new Counts(
                                work == null ? 0 : row.received(),
                                work == null ? 0 : row.closed(),
                                row.valid(),
                                row.contacted(),
                                row.solved(),
                                row.satisfied(),
                                row.basically());
                if (!shown.equals(counts)) {
                    problems.add(
                            "%s 的数据与回访结果不符 / the figures of %s do not follow from its answers"
                                    .formatted(row.unit().name(), row.unit().name()));
                }
            }
        }
        return problems;
    }
}
