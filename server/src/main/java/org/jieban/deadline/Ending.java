package org.jieban.deadline;

import java.time.Instant;
import java.util.Locale;
import org.jieban.casefile.Act;
import org.jieban.casefile.TimeAct;
import org.jieban.shared.IdempotencyKey;

/**
 * Something that ends by itself.
 *
 * @param since number of the fact that began it, or moved its end last
 */
record Ending(long caseId, Kind kind, int since, Instant endsAt) {

    enum Kind {
        /** 等待诉求人. */
        WAIT,
        /** 挂账. */
        PARKING
    }

    /** What the system does then; the reason is a code that pages translate. */
    Act act() {
        return switch (kind) {
            case WAIT -> new TimeAct.Resume("UNTIL");
            case PARKING -> new TimeAct.Wake("REVIEW_DAY");
        };
    }

    /** Made from the case and the fact, so that each ends once, whoever looks and how often. */
    // [impl->rule~time.by-itself~1]
    IdempotencyKey key() {
        return new IdempotencyKey(
                "ends-%s-%d-%d".formatted(kind.name().toLowerCase(Locale.ROOT), caseId, since));
    }
}
