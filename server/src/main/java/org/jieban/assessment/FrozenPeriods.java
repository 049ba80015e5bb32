package org.jieban.assessment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jieban.assessment.SealedRows.Kind;
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

    private final PeriodBook book;
    private final SealedRows rows;
    private final CountedFigures figures;
    private final Asking asking;
    private final Assessing assessing;
    private final ReadingCases cases;
    private final TransactionTemplate transaction;

    FrozenPeriods(
            PeriodBook book,
            SealedRows rows,
            CountedFigures figures,
            Asking asking,
            Assessing assessing,
            ReadingCases cases,
            TransactionTemplate transaction) {
        this.book = book;
        this.rows = rows;
        this.figures = figures;
        this.asking = asking;
        this.assessing = assessing;
        this.cases = cases;
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

    /** Answers that the facts known then do not give, and answers of the period that are missing. */
    private List<String> againstFacts(Revision revision) {
        var problems = new ArrayList<String>();
        var month = assessing.month(revision.month());
        var known = rows.known(revision.month(), revision.number());
        for (long id : rows.givenIn(month.period(), known.keySet())) {
            problems.add("缺少工单 %d 的回访结果 / the answer of case %d is missing".formatted(id, id));
        }
        var ids = new ArrayList<>(known.keySet());
        for (int from = 0; from < ids.size(); from += CASES_AT_ONCE) {
            var some = ids.subList(from, Math.min(ids.size(), from + CASES_AT_ONCE));
            var computed = computed(some, known);
            var stored = rows.rows(revision.month(), revision.number(), some);
            for (long id : some) {
                if (!computed.getOrDefault(id, Set.of())
                        .containsAll(stored.getOrDefault(id, Set.of()))) {
                    problems.add(
                            "工单 %d 的封存数据与记录不符 / what was sealed of case %d does not follow from its facts"
                                    .formatted(id, id));
                }
            }
        }
        return problems;
    }

    private Map<Long, Set<Object>> computed(List<Long> ids, Map<Long, Integer> known) {
        var made = new HashMap<Long, CaseRows>();
        var then = new HashMap<Long, Set<Object>>();
        cases.walk(
                ids,
                (file, fact) -> {
                    int last = Objects.requireNonNull(known.get(file.id()));
                    if (fact.seq() <= last) {
                        var rowsOfCase = made.computeIfAbsent(file.id(), _ -> new CaseRows());
                        rowsOfCase.after(file, fact);
                        if (fact.seq() == last) {
                            // the case goes on changing; what counted then is taken then
                            var taken = new HashSet<Object>(rowsOfCase.answers());
                            rowsOfCase.parts().forEach(part -> taken.add(part.withoutSeq()));
                            then.put(file.id(), taken);
                        }
                    }
                });
        return then;
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
