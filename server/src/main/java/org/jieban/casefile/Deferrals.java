package org.jieban.casefile;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What holds the time of a case up or presses it: extensions, waiting for the citizen, parking,
 * supervision. As its facts tell it.
 */
public final class Deferrals {

    private TimeFact.@Nullable ExtensionAsked extensionAsked;
    private @Nullable Instant extensionAskedAt;
    private int extensions;
    private TimeFact.@Nullable WaitStarted waiting;
    private @Nullable Instant waitingSince;
    private TimeFact.@Nullable ParkingAsked parkingAsked;
    private @Nullable Instant parkingAskedAt;
    private @Nullable Instant reviewAt;
    private int parkings;
    private List<TimeFact.Supervised> supervisions = List.of();
    private List<TimeFact.RungReached> rungs = List.of();

    Deferrals() {}

    void apply(TimeFact fact, Instant at, CaseLife life) {
        switch (fact) {
            case TimeFact.ExtensionAsked asked -> {
                extensionAsked = asked;
                extensionAskedAt = at;
            }
            case TimeFact.ExtensionGranted granted -> {
                extensionAsked = null;
                extensions++;
                life.parts.extendFeedback(granted.until());
            }
            case TimeFact.ExtensionRefused ignored -> extensionAsked = null;
            case TimeFact.WaitStarted wait -> {
                waiting = wait;
                waitingSince = at;
                life.parts.pauseLead(at);
            }
            case TimeFact.WaitEnded ignored -> {
                var until = waitedUntil(at);
                waiting = null;
                life.parts.resumeLead(until);
            }
            case TimeFact.ParkingAsked asked -> {
                parkingAsked = asked;
                parkingAskedAt = at;
            }
            case TimeFact.ParkingApproved approved -> {
                reviewAt = approved.reviewAt();
                parkings++;
                extensionAsked = null;
                life.park(at);
            }
            case TimeFact.ParkingRefused ignored -> parkingAsked = null;
            case TimeFact.ParkingProlonged prolonged -> reviewAt = prolonged.reviewAt();
            case TimeFact.Woken ignored -> {
                parkingAsked = null;
                reviewAt = null;
                life.wake(at);
            }
            case TimeFact.Supervised supervised -> {
                supervisions = Longer.by(supervisions, supervised);
                if (supervised.answerBy() != null) {
                    life.parts.superviseLead(at, supervised.answerBy());
                }
            }
            case TimeFact.SupervisionAnswered ignored -> {
                supervisions = List.of();
                life.clocks.stop(CaseClock.Kind.SUPERVISION, at);
            }
            case TimeFact.UrgencyRaised raised -> life.raise(raised.urgency());
            case TimeFact.RungReached reached -> rungs = Longer.by(rungs, reached);
        }
    }

    /** Until when the citizen is waited for at most; a system that stood still gives nobody more time. */
    Instant waitedUntil(Instant at) {
        return waiting != null && waiting.until().isBefore(at) ? waiting.until() : at;
    }

    /** A new unit or a new round begins without what was asked before; what was granted is spent. */
    void beginAnew() {
        extensionAsked = null;
        extensions = 0;
        waiting = null;
        parkingAsked = null;
    }

    /** The lead has replied: it does not wait and asks for nothing any more. */
    void replied() {
        extensionAsked = null;
        parkingAsked = null;
        waiting = null;
    }

    /** 申请延期 that nobody has decided yet. */
    public Optional<TimeFact.ExtensionAsked> extensionAsked() {
        return Optional.ofNullable(extensionAsked);
    }

    /** When the extension that waits for a decision was asked for. */
    public @Nullable Instant extensionAskedAt() {
        return extensionAsked == null ? null : extensionAskedAt;
    }

    /** How often this round was extended. */
    public int extensions() {
        return extensions;
    }

    /** The citizen is waited for. */
    public Optional<TimeFact.WaitStarted> waiting() {
        return Optional.ofNullable(waiting);
    }

    /** Since when the citizen is waited for, or null. */
    public @Nullable Instant waitingSince() {
        return waiting == null ? null : waitingSince;
    }

    /** 申请挂账, decided or not, until the case wakes. */
    public Optional<TimeFact.ParkingAsked> parkingAsked() {
        return Optional.ofNullable(parkingAsked);
    }

    /** When the parking that is asked for or runs was asked for, or null. */
    public @Nullable Instant parkingAskedAt() {
        return parkingAsked == null ? null : parkingAskedAt;
    }

    /** The day of review of a parked case, or null. */
    public @Nullable Instant reviewAt() {
        return reviewAt;
    }

    /** How often the case was parked. */
    public int parkings() {
        return parkings;
    }

    /** 升级: all rungs that were reached, in their order. */
    public List<TimeFact.RungReached> rungs() {
        return rungs;
    }

    boolean reached(TimeFact.RungReached rung) {
        return rungs.stream().anyMatch(rung::sameAs);
    }

    /** 督办 that was not answered yet. */
    public List<TimeFact.Supervised> supervisions() {
        return supervisions;
    }
}
