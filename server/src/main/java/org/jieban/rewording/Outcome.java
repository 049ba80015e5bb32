package org.jieban.rewording;

/** How an asking of the machine ended; in every case but the first the template's draft stands alone. */
enum Outcome {
    /** It answered. */
    ANSWERED,
    /** Nobody has switched it on for this. */
    OFF,
    /** The case is kept secret 保密: nothing of it leaves. */
    SECRET,
    /** Asked more often than is allowed. */
    TOO_OFTEN,
    /** No answer within the time that was set. */
    TOO_LATE,
    /** It could not be reached, refused, or answered something that is no answer. */
    FAILED
}
