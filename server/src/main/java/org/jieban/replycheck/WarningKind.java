package org.jieban.replycheck;

/** What may be wrong with a reply. */
public enum WarningKind {
    /** Words that a hotline does not say to a citizen (禁用语). */
    FORBIDDEN,
    /** A mobile phone that is not the claimant's. */
    PHONE,
    /** An identity card's number. */
    IDENTITY_NUMBER,
    /** A car's plate that the citizen did not name. */
    PLATE,
    /** Somebody else's name, or a flat that the citizen did not name. */
    SOMEBODY_ELSE,
    /** Hardly a word of what was asked comes up. */
    OFF_TOPIC,
    /** A question of the citizen that the reply says nothing to. */
    QUESTION_OPEN,
    /** Not said what was done. */
    NO_DEED,
    /** Not said who did it. */
    NO_DOER,
    /** Not said when. */
    NO_TIME,
    /** Nearly the same words as one of the unit's last replies. */
    COPIED
}
