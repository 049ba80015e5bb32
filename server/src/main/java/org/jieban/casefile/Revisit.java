package org.jieban.casefile;

import java.time.Instant;
import org.jieban.casefile.CaseEvent.RevisitWay;
import org.jspecify.annotations.Nullable;

/** How the citizen is asked whether it is solved (回访), and what was tried, as the facts tell it. */
final class Revisit {

    private @Nullable RevisitWay way;
    private @Nullable String language;
    private @Nullable Instant acceptedAt;
    private @Nullable Instant linkUntil;
    private int attempts;
    private @Nullable Instant callBackAt;

    /** The reply was accepted: this round's attempts begin. */
    void begin(Instant at, @Nullable Instant askedByLinkUntil) {
        attempts = 0;
        callBackAt = null;
        beginAfterIncident(at, askedByLinkUntil);
    }

    void beginAfterIncident(Instant at, @Nullable Instant askedByLinkUntil) {
        acceptedAt = at;
        linkUntil = askedByLinkUntil;
    }

    void choose(CaseEvent.RevisitChosen chosen) {
        way = chosen.way();
        language = chosen.language();
        linkUntil = chosen.linkUntil();
    }

    /** To be called back is a wish and no failed attempt. */
    void attempted(CaseEvent.RevisitAttempted attempt) {
        if (attempt.outcome() == CaseEvent.AttemptOutcome.CALL_BACK) {
            callBackAt = attempt.callBackAt();
        } else {
            attempts++;
        }
    }

    /** Since when somebody may ask: once the questionnaire has had its time. */
    Instant from(Instant at) {
        return linkUntil == null ? at : linkUntil;
    }

    @Nullable RevisitWay way() {
        return way;
    }

    @Nullable String language() {
        return language;
    }

    @Nullable Instant acceptedAt() {
        return acceptedAt;
    }

    @Nullable Instant linkUntil() {
        return linkUntil;
    }

    int attempts() {
        return attempts;
    }

    @Nullable Instant callBackAt() {
        return callBackAt;
    }
}
