package org.jieban.casefile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jieban.organisation.UnitId;
import org.jspecify.annotations.Nullable;

/** Returns (退单) and disputes (争议) of a case, as its facts tell them. */
public final class Returns {

    private ReturnFact.@Nullable ReturnAsked asked;
    private @Nullable Instant askedAt;
    private final Set<UnitId> askedBefore = new HashSet<>();
    private final Set<UnitId> disputedBefore = new HashSet<>();
    private @Nullable Dispute dispute;
    private boolean clockGoesOn;

    /**
     * A dispute that was not ruled yet.
     *
     * @param judge the unit whose leader rules, or null for the hotline's dispatchers
     * @param statements what they said so far; the newest of each
     * @param parts the assignments that the parties have for their statements
     * @param levels how many units judged before this one
     */
    public record Dispute(
            ReturnFact.DisputeOpened opened,
            Instant openedAt,
            @Nullable UnitId judge,
            List<ReturnFact.DisputeStated> statements,
            List<Integer> parts,
            int levels) {

        Dispute with(ReturnFact.DisputeStated stated) {
            var more = new ArrayList<>(statements);
            more.removeIf(earlier -> earlier.party().equals(stated.party()));
            more.add(stated);
            return new Dispute(opened, openedAt, judge, List.copyOf(more), parts, levels);
        }

        Dispute referred(ReturnFact.DisputeReferred to) {
            return new Dispute(opened, openedAt, to.judge(), statements, parts, levels + 1);
        }

        /** Until when the parties state their view. */
        public Instant statementsBy(CaseFile file) {
            return file.clocks().stream()
                    .filter(clock -> parts.contains(clock.assignment()))
                    .map(CaseClock::dueAt)
                    .max(Comparator.naturalOrder())
                    .orElse(openedAt);
        }

        /** Whether every party has stated its view. */
        public boolean isHeard(CaseFile file) {
            return parts.stream()
                    .flatMap(no -> file.assignment(no).stream())
                    .noneMatch(part -> part.state().open());
        }
    }

    Returns() {}

    void apply(ReturnFact fact, Instant at, Assignments parts) {
        switch (fact) {
            case ReturnFact.ReturnAsked request -> {
                asked = request;
                askedAt = at;
                parts.lead().map(Assignment::unit).ifPresent(askedBefore::add);
            }
            case ReturnFact.ReturnAgreed agreed -> {
                asked = null;
                clockGoesOn = agreed.clockGoesOn();
            }
            case ReturnFact.ReturnRefused ignored -> asked = null;
            case ReturnFact.DisputeOpened opened -> open(opened, at, parts);
            case ReturnFact.DisputeStated stated -> {
                if (dispute != null) {
                    dispute = dispute.with(stated);
                    parts.stated(dispute.parts(), stated.party(), at);
                }
            }
            case ReturnFact.DisputeReferred to -> {
                if (dispute != null) {
                    dispute = dispute.referred(to);
                    parts.hearAgain(dispute.parts(), at, to.statementLimit());
                }
            }
            case ReturnFact.DisputeRuled ruled -> {
                settle(parts, at);
                clockGoesOn = ruled.clockGoesOn();
            }
        }
    }

    private void open(ReturnFact.DisputeOpened opened, Instant at, Assignments parts) {
        var lead = parts.lead().map(Assignment::unit).orElse(null);
        if (lead != null) {
            disputedBefore.add(lead);
        }
        var heard = new ArrayList<Integer>();
        for (var party : opened.parties()) {
            if (!party.equals(lead)) {
                heard.add(parts.hear(party, at, opened.statementLimit()));
            }
        }
        dispute = new Dispute(opened, at, opened.judge(), List.of(), List.copyOf(heard), 0);
    }

    /** Asked once by a dispatch: whether the limit of the unit before goes on. */
    boolean takeClockGoesOn() {
        boolean goesOn = clockGoesOn;
        clockGoesOn = false;
        return goesOn;
    }

    /** What was asked or disputed falls away with a new dispatch, a reply or the end. */
    void settle(Assignments parts, Instant at) {
        asked = null;
        if (dispute != null) {
            parts.dismissParties(dispute.parts(), at);
            dispute = null;
        }
    }

    /** 申请退单 that nobody has decided yet. */
    public Optional<ReturnFact.ReturnAsked> asked() {
        return Optional.ofNullable(asked);
    }

    /** When the return that waits for a decision was asked for, or null. */
    public @Nullable Instant askedAt() {
        return asked == null ? null : askedAt;
    }

    /** Whether this unit has asked to return this case before, whatever came of it. */
    public boolean askedBefore(UnitId unit) {
        return askedBefore.contains(unit);
    }

    /** Whether this unit has disputed this case before, whatever came of it. */
    public boolean disputedBefore(UnitId unit) {
        return disputedBefore.contains(unit);
    }

    /** The dispute that was not ruled yet. */
    public Optional<Dispute> dispute() {
        return Optional.ofNullable(dispute);
    }
}
