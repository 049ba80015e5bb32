package org.jieban.claimant;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import org.springframework.stereotype.Service;

/**
 * Tokens that open one case on the citizen's page (诉求人查询链接) without a log-in: 29 bytes, 39
 * characters that need no escaping in an address.
 *
 * <p>Whoever has the token sees the case, so it goes only to the claimant, ends, and says nothing
 * about the claimant itself.
 */
@Service
public class TrackLinks {

    private static final int SIGNATURE_BYTES = 16;
    private static final int BODY_BYTES = 1 + Long.BYTES + Integer.BYTES;
    private static final int TOKEN_BYTES = BODY_BYTES + SIGNATURE_BYTES;
    private static final int TOKEN_CHARACTERS = 39;
    private static final byte[] PURPOSE = {'t', 'r', 'a', 'c', 'k', 1};

    private final KeyRing keys;
    private final Clock clock;

    TrackLinks(Keys keys, Clock clock) {
        this.keys = keys.link();
        this.clock = clock;
    }

    /** A token for the case; the end is kept to the second. */
    public String issue(long caseId, Instant until) {
        int number = keys.current();
        byte[] body =
                ByteBuffer.allocate(BODY_BYTES)
                        .put((byte) number)
                        .putLong(caseId)
                        .putInt((int) until.getEpochSecond())
                        .array();
        byte[] signature = Arrays.copyOf(keys.sign(number, PURPOSE, body), SIGNATURE_BYTES);
        byte[] token = ByteBuffer.allocate(TOKEN_BYTES).put(body).put(signature).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    // [impl->rule~privacy.link~1]
    public TrackLink open(String token) {
        byte[] bytes = decode(token);
        if (bytes.length != TOKEN_BYTES || !keys.has(Byte.toUnsignedInt(bytes[0]))) {
            return new TrackLink.Forged();
        }
        var buffer = ByteBuffer.wrap(bytes);
        int number = Byte.toUnsignedInt(buffer.get());
        long caseId = buffer.getLong();
        var until = Instant.ofEpochSecond(Integer.toUnsignedLong(buffer.getInt()));
        byte[] body = Arrays.copyOf(bytes, BODY_BYTES);
        byte[] expected = Arrays.copyOf(keys.sign(number, PURPOSE, body), SIGNATURE_BYTES);
        byte[] actual = Arrays.copyOfRange(bytes, BODY_BYTES, TOKEN_BYTES);
        if (!MessageDigest.isEqual(expected, actual)) {
            return new TrackLink.Forged();
        }
        return clock.instant().isBefore(until)
                ? new TrackLink.Opened(caseId, until)
                : new TrackLink.Expired(until);
    }

    private static byte[] decode(String token) {
        if (token.length() != TOKEN_CHARACTERS) {
            return new byte[0];
        }
        try {
            return Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }
}
