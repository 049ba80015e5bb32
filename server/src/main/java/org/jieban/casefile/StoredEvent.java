package org.jieban.casefile;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A fact as it lies in the log, chained to the one before it in the same case: its hash covers the
 * hash before and everything it says, so that a later change of any fact shows.
 */
record StoredEvent(
        long caseId,
        int seq,
        String type,
        Instant at,
        @Nullable Long personId,
        String personName,
        @Nullable Long unitId,
        String role,
        int round,
        String state,
        @Nullable String act,
        @Nullable String actKey,
        String payload) {

    /** What the first fact of a case is chained to. */
    static final byte[] START = new byte[32];

    private static final char SEPARATOR = '\u001f';

    // [impl->rule~case.chain~1]
    byte[] hashAfter(byte[] before) {
        var text =
                new StringBuilder(payload.length() + 160)
                        .append(caseId)
                        .append(SEPARATOR)
                        .append(seq)
                        .append(SEPARATOR)
                        .append(type)
                        .append(SEPARATOR)
                        .append(at.getEpochSecond())
                        .append('.')
                        .append(at.getNano() / 1000)
                        .append(SEPARATOR)
                        .append(personId)
                        .append(SEPARATOR)
                        .append(personName)
                        .append(SEPARATOR)
                        .append(unitId)
                        .append(SEPARATOR)
                        .append(role)
                        .append(SEPARATOR)
                        .append(round)
                        .append(SEPARATOR)
                        .append(state)
                        .append(SEPARATOR)
                        .append(act)
                        .append(SEPARATOR)
                        .append(actKey)
                        .append(SEPARATOR)
                        .append(payload);
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(before);
            return digest.digest(text.toString().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
