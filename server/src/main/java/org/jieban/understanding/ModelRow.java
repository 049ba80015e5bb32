package org.jieban.understanding;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A model of the city and how good it was on the newest cases, which it had not seen.
 *
 * @param lessons how many cases it learned from
 * @param heldOut how many cases it was judged on
 * @param accuracy the share whose label came first
 * @param topThree the share whose label was among the first three
 * @param sureShare the share judged with a confidence of 0.9 or more
 * @param sureRight the share of those that were right
 * @param beforeAccuracy of the model then in force on the same cases; null when there was none
 * @param decidedBy who put it where it is; {@code system} for what happens by itself
 * @param sureFrom its own confidence that is told as 0.9; above 1 where it is never sure
 */
record ModelRow(
        long id,
        Subject subject,
        Instant learnedAt,
        int lessons,
        Instant lessonsFrom,
        Instant heldOutFrom,
        Instant heldOutUntil,
        int heldOut,
        double accuracy,
        double topThree,
        double sureShare,
        double sureRight,
        @Nullable Double beforeAccuracy,
        State state,
        @Nullable Instant inForceSince,
        String decidedBy,
        double sureFrom) {

    /** Where a model is in its life. */
    enum State {
        /** 使用中: its suggestions are shown. */
        IN_FORCE,
        /** 已被替换 by a newer one. */
        RETIRED,
        /** 未启用: it was worse than the one in force. */
        NOT_BETTER,
        /** 已回退 by an administrator. */
        ROLLED_BACK
    }
}
