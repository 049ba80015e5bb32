package org.jieban.casefile;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What lists show of a case's time; it follows from the facts and is written beside them.
 *
 * @param urges how often the citizen urged
 * @param supervised whether a supervision waits for an answer
 * @param asks what waits for a decision, or null
 * @param askedAt since when, or null
 * @param waitingUntil until when the citizen is waited for, or null
 * @param reviewAt when the parked case wakes, or null
 */
record TimeInLists(
        int urges,
        boolean supervised,
        @Nullable Asked asks,
        @Nullable Instant askedAt,
        @Nullable Instant waitingUntil,
        @Nullable Instant reviewAt) {

    static TimeInLists of(CaseFile file) {
        var time = file.deferrals();
        boolean open = file.state().open();
        var extension = open ? time.extensionAskedAt() : null;
        var parking = open && time.reviewAt() == null ? time.parkingAskedAt() : null;
        return new TimeInLists(
                file.urges(),
                open && !time.supervisions().isEmpty(),
                asks(extension, parking),
                earlier(extension, parking),
                open ? time.waiting().map(TimeFact.WaitStarted::until).orElse(null) : null,
                file.state() == CaseState.PARKED ? time.reviewAt() : null);
    }

    private static @Nullable Asked asks(@Nullable Instant extension, @Nullable Instant parking) {
        if (extension != null && parking != null) {
            return Asked.BOTH;
        }
        if (extension != null) {
            return Asked.EXTENSION;
        }
        return parking == null ? null : Asked.PARKING;
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
