package org.jieban.misuse;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jieban.audit.Audit;
import org.jieban.audit.AuditKind;
import org.jieban.calendar.CityZone;
import org.jieban.casefile.CaseNumber;
import org.jieban.casefile.Casework;
import org.jieban.claimant.ClaimantId;
import org.jieban.claimant.Claimants;
import org.jieban.identity.Actor;
import org.jieban.identity.Role;
import org.jieban.organisation.UnitKind;
import org.jieban.organisation.Units;
import org.jieban.shared.CommonProblem;
import org.jieban.shared.FieldProblem;
import org.jieban.shared.IdempotencyKey;
import org.jieban.shared.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Proposes, decides, lifts and tells of misuse marks (滥用标记); no act of a case is done here. */
// [impl->rule~misuse.case-untouched~1]
@Service
public class MisuseMarks {

    private static final int SHORTEST_WORDS = 10;
    private static final int LONGEST_WORDS = 500;

    private final MisuseRows rows;
    private final Casework casework;
    private final Claimants claimants;
    private final Units units;
    private final Audit audit;
    private final MisuseSettings settings;
    private final Clock clock;

    MisuseMarks(
            MisuseRows rows,
            Casework casework,
            Claimants claimants,
            Units units,
            Audit audit,
            MisuseSettings settings,
            Clock clock) {
        this.rows = rows;
        this.casework = casework;
        this.claimants = claimants;
        this.units = units;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * A mark that holds today, for whoever speaks with this person.
     *
     * @param until the last day on which it holds
     */
    public record InForce(MisuseGround ground, LocalDate until) {}

    // [impl->rule~misuse.limited~1]
    @Transactional(readOnly = true)
    public Optional<InForce> inForce(ClaimantId claimant) {
        var today = today();
        return rows.of(claimants.personKeys(claimant)).stream()
                .filter(mark -> mark.holdsOn(today))
                .flatMap(mark ->
                        Stream.ofNullable(mark.until()).map(day -> new InForce(mark.ground(), day)))
                .findFirst();
    }

    /**
     * All marks of a case's claimant that the viewer may see, the latest first.
     *
     * @throws ProblemException {@code shared/not-found} when the case is not theirs to see
     */
    // [impl->rule~misuse.seen~1]
    @Transactional(readOnly = true)
    List<MisuseMark> of(CaseNumber number, Actor viewer) {
        return personOf(number, viewer).map(rows::of).orElse(List.of()).stream()
                .filter(mark -> maySee(mark, viewer))
                .toList();
    }

    // [impl->rule~misuse.seen~1]
    @Transactional(readOnly = true)
    List<MisuseMark> at(MisuseRows.Desk desk, Actor viewer) {
        return rows.at(desk, viewer.scope(), today());
    }

    /**
     * Proposes a mark for a case's claimant; the same key again is the same proposal.
     *
     * @throws ProblemException {@code misuse/nobody-to-mark}, {@code misuse/one-stands}, or {@code
     *     shared/invalid} naming {@code /ground} or {@code /words}
     */
    // [impl->rule~misuse.propose~1] [impl->rule~misuse.one~1]
    @Transactional
    MisuseMark propose(
            CaseNumber number,
            @Nullable MisuseGround ground,
            String words,
            Actor by,
            IdempotencyKey key) {
        var person =
                personOf(number, by)
                        .orElseThrow(() -> new ProblemException(MisuseProblem.NOBODY_TO_MARK));
        rows.oneAtATime();
        var before = rows.byKey(key);
        if (before.isPresent()) {
            return before.get();
        }
        var faults = new ArrayList<FieldProblem>();
        if (ground == null) {
            faults.add(FieldProblem.required("ground"));
        }
        faults.addAll(badWords("words", words));
        if (ground == null || !faults.isEmpty()) {
            throw new ProblemException(CommonProblem.INVALID, Map.of(), faults);
        }
        var today = today();
        if (rows.of(person).stream()
                .anyMatch(
                        mark -> mark.state() == MisuseMark.State.PROPOSED || mark.holdsOn(today))) {
            throw new ProblemException(MisuseProblem.ONE_STANDS);
        }
        var mark = rows.add(key, person, number.value(), ground, words, by, clock.instant());
        note(by, mark, words, "PROPOSED");
        return mark;
    }

    /**
     * Puts a proposed mark in force until a day, or refuses it; the same key again changes nothing.
     *
     * @param until the last day, or null to refuse
     * @throws ProblemException {@code misuse/own-proposal}, {@code misuse/decided}, or {@code
     *     shared/invalid} naming {@code /reason}, {@code /rule} or {@code /until}
     */
    // [impl->rule~misuse.reviewed~1] [impl->rule~misuse.limited~1]
    @Transactional
    MisuseMark decide(long id, Decision decision, Actor by, IdempotencyKey key) {
        if (rows.wasDecidedBy(id, key)) {
            return find(id, by);
        }
        var mark = find(id, by);
        if (isTheirs(mark, by)) {
            throw new ProblemException(MisuseProblem.OWN_PROPOSAL);
        }
        check(decision);
        var state = decision.until() == null ? MisuseMark.State.REFUSED : MisuseMark.State.IN_FORCE;
        if (!rows.decide(id, state, decision, by, clock.instant(), key)) {
            throw new ProblemException(MisuseProblem.DECIDED);
        }
        note(by, mark, decision.reason(), state.name());
        return find(id, by);
    }

    /**
     * Ends a mark before its last day.
     *
     * @throws ProblemException {@code misuse/not-in-force}, or {@code shared/invalid} naming {@code
     *     /reason}
     */
    // [impl->rule~misuse.lifted~1]
    @Transactional
    MisuseMark lift(long id, String reason, Actor by) {
        var mark = find(id, by);
        var faults = badWords("reason", reason);
        if (!faults.isEmpty()) {
            throw new ProblemException(CommonProblem.INVALID, Map.of(), faults);
        }
        if (!rows.lift(id, reason, by, clock.instant(), today())) {
            throw new ProblemException(MisuseProblem.NOT_IN_FORCE);
        }
        note(by, mark, reason, MisuseMark.State.LIFTED.name());
        return find(id, by);
    }

    /** Whether the viewer decides on this mark at this moment. */
    boolean decides(MisuseMark mark, Actor viewer) {
        return mark.state() == MisuseMark.State.PROPOSED
                && viewer.is(Role.ASSESSOR)
                && !isTheirs(mark, viewer);
    }

    boolean lifts(MisuseMark mark, Actor viewer) {
        return viewer.is(Role.ASSESSOR) && mark.holdsOn(today());
    }

    boolean holds(MisuseMark mark) {
        return mark.holdsOn(today());
    }

    LocalDate longestUntil() {
        return today().plusDays(settings.longestDays());
    }

    private void check(Decision decision) {
        var faults = new ArrayList<>(badWords("reason", decision.reason()));
        if (decision.rule().isBlank()) {
            faults.add(FieldProblem.required("rule"));
        }
        var until = decision.until();
        if (until != null && (until.isBefore(today()) || until.isAfter(longestUntil()))) {
            faults.add(new FieldProblem("/until", "out-of-range"));
        }
        if (!faults.isEmpty()) {
            throw new ProblemException(CommonProblem.INVALID, Map.of(), faults);
        }
    }

    private static List<FieldProblem> badWords(String field, String words) {
        int length = words.codePointCount(0, words.length());
        if (length == 0) {
            return List.of(FieldProblem.required(field));
        }
        if (length < SHORTEST_WORDS) {
            return List.of(FieldProblem.tooShort(field, SHORTEST_WORDS));
        }
        return length > LONGEST_WORDS
                ? List.of(FieldProblem.tooLong(field, LONGEST_WORDS))
                : List.of();
    }

    /** The hotline stands outside of the assessment: its assessor decides on what its agents propose. */
    private boolean isTheirs(MisuseMark mark, Actor by) {
        boolean ofTheHotline = units.nearest(mark.unit(), UnitKind.HOTLINE).isPresent();
        return mark.proposerId().equals(by.person())
                || !ofTheHotline && units.isWithin(by.unit(), mark.unit());
    }

    private Optional<List<String>> personOf(CaseNumber number, Actor viewer) {
        var seen = casework.see(number, viewer);
        var claimant = seen.file().opening().claimant();
        if (claimant == null || seen.byWhistleOnly()) {
            return Optional.empty();
        }
        var keys = claimants.personKeys(new ClaimantId(claimant));
        return keys.isEmpty() ? Optional.empty() : Optional.of(keys);
    }

    private MisuseMark find(long id, Actor viewer) {
        return rows.byId(id)
                .filter(mark -> maySee(mark, viewer))
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }

    private static boolean maySee(MisuseMark mark, Actor viewer) {
        return viewer.scope().contains(mark.unit());
    }

    private void note(Actor by, MisuseMark mark, String reason, String state) {
        audit.about(by)
                .of(mark.caseNumber())
                .because(reason)
                .with(Map.of("mark", mark.id(), "ground", mark.ground().name(), "state", state))
                .record(AuditKind.MISUSE_MARK);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), CityZone.ZONE);
    }
}
