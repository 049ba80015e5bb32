package org.jieban.shared;

import java.util.regex.Pattern;

/**
 * The client's own name for one act: sent again after a lost answer, it gets the first answer
 * instead of a second act. 8 to 64 letters, digits, dashes or underscores; a UUID is usual.
 */
public record IdempotencyKey(String value) {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{8,64}");

    public IdempotencyKey {
        if (!SHAPE.matcher(value).matches()) {
            throw new ProblemException(CommonProblem.IDEMPOTENCY_KEY_REQUIRED);
        }
    }
}
