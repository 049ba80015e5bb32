package org.jieban.assessment;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jieban.assessment.CountedFigures.Month;
import org.jieban.casefile.Assignment;
import org.jieban.casefile.CaseClock;
import org.jieban.casefile.CaseEvent;
import org.jieban.casefile.CaseFile;
import org.jieban.casefile.RecordedEvent;
import org.jieban.casefile.ReviewFact;
import org.jieban.casefile.Reviews;
import org.jieban.casefile.Whistle;
import org.jieban.casefile.WhistleFact;
import org.jieban.organisation.UnitId;
import org.jieban.scheme.Share;
import org.jieban.scheme.Tally;
import org.jspecify.annotations.Nullable;

/**
 * What is counted of one case, from its facts one after the other. The same facts give the same rows,
 * whenever they are read.
 */
// [impl->rule~assessment.projection~1]
final class CaseRows {

    private final Map<PartRow.Key, PartRows> parts = new LinkedHashMap<>();
    private final List<AnswerRow> answers = new ArrayList<>();
    private final Map<Integer, FindingRow> findings = new LinkedHashMap<>();
    private final Map<Share, Map<Long, Instant>> received = new HashMap<>();
    private @Nullable CaseFile last;
    private @Nullable Long handler;
    private @Nullable Long section;
    private int seq;

    List<PartRow> parts() {
        return parts.values().stream().map(rows -> rows.row(seq)).toList();
    }

    List<FindingRow> findings() {
        return List.copyOf(findings.values());
    }

    List<AnswerRow> answers() {
        return answers.stream().map(this::asDecided).toList();
    }

    /** The rows that belong to a month as it is sealed, whichever fact was the last. */
    Set<Object> of(Month month, boolean withParts) {
        var rows = new HashSet<Object>();
        answers().stream()
                .filter(answer -> answer.isIn(month.period(), month.basis()))
                .forEach(rows::add);
        if (withParts) {
            parts().stream()
                    .filter(part -> part.isIn(month.period()))
                    .map(PartRow::withoutSeq)
                    .forEach(rows::add);
        }
        return rows;
    }

    /** Takes in a fact; {@code file} is the case right after it. */
    void after(CaseFile file, RecordedEvent fact) {
        var at = fact.at();
        seq = fact.seq();
        last = file;
        switch (fact.event()) {
            case CaseEvent.Dispatched _ -> {
                handler = null;
                section = null;
            }
            case CaseEvent.RoundStarted _ -> handler = null;
            case CaseEvent.AssignedInward inward -> section = inward.unit().value();
            case CaseEvent.Replied _ -> {
                handler = fact.personId();
                var from = fact.unit();
                if (section == null && from != null && leadIsNot(file, from.value())) {
                    section = from.value();
                }
            }
            default -> {}
        }
        takeParts(file, at);
        switch (fact.event()) {
            case CaseEvent.Contacted contacted when contacted.reached() -> contacted(file, at);
            case CaseEvent.Met _ -> contacted(file, at);
            case CaseEvent.ReplyAccepted _ -> lead(file).accepted(file, at, handler, section);
            case CaseEvent.Revisited answered -> answered(file, fact, answered);
            case CaseEvent.Closed _ -> closed(at);
            case ReviewFact.Found found -> found(file, found, at);
            default -> {}
        }
        if (fact.event() instanceof WhistleFact
                || fact.event() instanceof CaseEvent.Dispatched
                || file.closedAt() != null) {
            file.whistles().all().forEach(whistle -> called(file, whistle));
        }
    }

    // [impl->rule~assessment.received~1]
    private void takeParts(CaseFile file, Instant at) {
        for (var part : file.assignments()) {
            var share = share(file, part);
            if (share == null) {
                continue;
            }
            var key = new PartRow.Key(file.id(), part.no(), part.round());
            var rows = parts.get(key);
            if (rows == null) {
                boolean again =
                        parts.values().stream()
                                .anyMatch(other ->
                                        other.isPart(part.no()) && other.share() != Share.INCIDENT);
                var first =
                        received.computeIfAbsent(share, _ -> new HashMap<>())
                                .computeIfAbsent(part.unit().value(), _ -> at);
                rows = new PartRows(key, part.unit().value(), share, at, again ? null : first);
                parts.put(key, rows);
            }
            rows.about(file, part.state() == Assignment.State.WITHDRAWN);
        }
    }

    // [impl->rule~assessment.findings~1]
    private void found(CaseFile file, ReviewFact.Found found, Instant at) {
        answers.stream()
                .filter(one -> one.round() == found.round() && one.share() == Share.LEAD)
                .findFirst()
                .ifPresent(answer ->
                        findings.put(
                                found.round(),
                                new FindingRow(
                                        file.id(),
                                        found.round(),
                                        answer.unit(),
                                        at,
                                        found.truthful() && found.lawful(),
                                        answer.kind(),
                                        answer.category())));
    }

    private void contacted(CaseFile file, Instant at) {
        if (file.lead().isPresent()) {
            lead(file).contacted(at);
        }
    }

    // [impl->rule~assessment.valid~1]
    // [impl->rule~assessment.shares~1]
    private void answered(CaseFile file, RecordedEvent fact, CaseEvent.Revisited said) {
        for (var part : file.assignments()) {
            var share = share(file, part);
            if (share == null || part.state() == Assignment.State.WITHDRAWN) {
                continue;
            }
            if (part.round() != fact.round() || fellAway(file, part)) {
                continue;
            }
            var unit = part.unit().value();
            boolean there =
                    answers.stream()
                            .anyMatch(one ->
                                    one.seq() == fact.seq()
                                            && one.unit() == unit
                                            && one.share() == share);
            if (!there) {
                answers.add(answer(file, fact, said, unit, share));
            }
        }
    }

    private AnswerRow answer(
            CaseFile file, RecordedEvent fact, CaseEvent.Revisited said, long unit, Share share) {
        var area = file.area();
        var opening = file.opening();
        var first = received.getOrDefault(share, Map.of()).get(unit);
        return new AnswerRow(
                file.id(),
                fact.seq(),
                unit,
                share,
                fact.round(),
                Tally.cell(said.contacted(), said.solved(), said.satisfaction()),
                true,
                false,
                lead(file).onTime(),
                opening.kind().name(),
                file.category(),
                opening.channel().name(),
                said.channel().name(),
                !opening.contactable(),
                area == null ? null : area.value(),
                share == Share.LEAD ? section : null,
                share == Share.LEAD ? handler : null,
                fact.at(),
                first == null ? fact.at() : first,
                null);
    }

    /** What counts of an answer after all that was decided about it (剔除、更正). */
    // [impl->rule~assessment.decided~1]
    private AnswerRow asDecided(AnswerRow answer) {
        var counted =
                last == null
                        ? Optional.<Reviews.Counted>empty()
                        : last.reviews().counted(answer.round(), new UnitId(answer.unit()));
        if (counted.isEmpty()) {
            return answer;
        }
        var row = counted.get().excluded() ? answer.excluded() : answer;
        var said = counted.get().answer();
        return said == null
                ? row
                : row.saying(said.contacted(), said.solved(), said.satisfaction());
    }

    private void closed(Instant at) {
        var latest = new HashMap<Integer, PartRows>();
        parts.forEach((key, rows) -> latest.put(key.part(), rows));
        latest.values().forEach(rows -> rows.closed(at));
        answers.replaceAll(answer -> answer.closed(at));
    }

    private void called(CaseFile file, Whistle whistle) {
        for (var called : whistle.blown().called()) {
            var rows = parts.get(new PartRow.Key(file.id(), called.assignment(), whistle.round()));
            if (rows != null) {
                rows.called(whistle, called, file);
            }
        }
    }

    private static boolean fellAway(CaseFile file, Assignment part) {
        return part.role() == Assignment.Role.CALLED
                && file.whistles().all().stream()
                        .filter(whistle -> whistle.fellAwayAt() != null)
                        .flatMap(whistle -> whistle.blown().called().stream())
                        .anyMatch(called -> called.assignment() == part.no());
    }

    private static boolean leadIsNot(CaseFile file, long unit) {
        return file.lead().map(part -> part.unit().value() != unit).orElse(false);
    }

    private PartRows lead(CaseFile file) {
        var lead = file.lead().orElseThrow();
        var rows = parts.get(new PartRow.Key(file.id(), lead.no(), lead.round()));
        if (rows == null) {
            throw new IllegalStateException("case " + file.id() + " has no unit");
        }
        return rows;
    }

    /** Only from the second round on is a case that an incident answered the unit's own. */
    // [impl->rule~incident.weight~1]
    private static @Nullable Share share(CaseFile file, Assignment part) {
        return switch (part.role()) {
            case LEAD ->
                    file.answeredByIncident() && part.round() == 1 ? Share.INCIDENT : Share.LEAD;
            case ASSIST -> Share.ASSIST;
            case CALLED -> Share.CALLED;
            case INNER, PARTY -> null;
        };
    }

    /** The clock of the reply that a unit owes in a round; empty where none was given. */
    static Optional<CaseClock> feedback(CaseFile file, PartRow.Key key) {
        return file.clocks().stream()
                .filter(clock ->
                        clock.kind() == CaseClock.Kind.FEEDBACK
                                && clock.assignment() == key.part()
                                && clock.round() == key.round())
                .reduce((earlier, later) -> later);
    }

    static int minutes(Instant from, Instant until) {
        return Math.toIntExact(Math.max(0, Duration.between(from, until).toMinutes()));
    }
}
