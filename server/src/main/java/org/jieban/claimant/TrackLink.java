package org.jieban.claimant;

import java.time.Instant;

/** What a token of the citizen's page turned out to be. */
public sealed interface TrackLink {

    /**
     * Signed by this installation and still good.
     *
     * @param caseId the case it opens, and no other
     */
    record Opened(long caseId, Instant until) implements TrackLink {}

    /** Signed by this installation, but its time is over. */
    record Expired(Instant until) implements TrackLink {}

    /** Cut short, changed, made up, or signed with a key that was taken away. */
    record Forged() implements TrackLink {}
}
