package org.jieban.casefile;

import java.time.Instant;
import java.util.ArrayList;
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
     * @param judge the unit that rules
     * @param statementsBy until when the parties state their view
     * @param statements what they said so far
     * @param levels how many units judged before this one
     */
    public record Dispute(
            ReturnFact.DisputeOpened opened,
            Instant openedAt,
            UnitId judge,
            Instant statementsBy,
            List<ReturnFact.DisputeStated> statements,
            int levels) {

        Dispute with(ReturnFact.DisputeStated stated) {
            var more = new ArrayList<>(statements);
            more.removeIf(earlier -> earlier.party().equals(stated.party()));
            more.add(stated);
            return new Dispute(opened, openedAt, judge, statementsBy, List.copyOf(more), levels);
        }

        Dispute referred(ReturnFact.DisputeReferred to) {
            return new Dispute(
                    opened, openedAt, to.judge(), to.statementsBy(), statements, levels + 1);
        }
    }

    Returns() {}

    void apply(ReturnFact fact, Instant at, CaseFile file) {
        switch (fact) {
            case ReturnFact.ReturnAsked request -> {
                asked = request;
                askedAt = at;
                file.lead().map(Assignment::unit).ifPresent(askedBefore::add);
            }
            case ReturnFact.ReturnAgreed agreed -> {
                asked = null;
                clockGoesOn = agreed.clockGoesOn();
            }
            case ReturnFact.ReturnRefused ignored -> asked = null;
            case ReturnFact.DisputeOpened opened -> {
                file.lead().map(Assignment::unit).ifPresent(disputedBefore::add);
                dispute =
                        new Dispute(
                                opened, at, opened.judge(), opened.statementsBy(), List.of(), 0);
            }
            case ReturnFact.DisputeStated stated ->
                    dispute = dispute == null ? null : dispute.with(stated);
            case ReturnFact.DisputeReferred to ->
                    dispute = dispute == null ? null : dispute.referred(to);
            case ReturnFact.DisputeRuled ruled -> {
                dispute = null;
                clockGoesOn = ruled.clockGoesOn();
            }
        }
    }

    /** Asked once by a dispatch: whether the limit of the unit before goes on. */
    boolean takeClockGoesOn() {
        boolean goesOn = clockGoesOn;
        clockGoesOn = false;
        return goesOn;
    }

    /** What was asked or disputed falls away with a new dispatch, a reply or the end. */
    void settle() {
        asked = null;
        dispute = null;
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
