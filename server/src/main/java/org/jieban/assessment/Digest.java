package org.jieban.assessment;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of texts, each with its length before it, so that no two lists of texts read alike. */
final class Digest {

    private final MessageDigest sum;

    Digest() {
        try {
            sum = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }

    static String of(String... texts) {
        var digest = new Digest();
        for (var text : texts) {
            digest.add(text);
        }
        return digest.hex();
    }

    void add(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        sum.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        sum.update(bytes);
    }

    /** Ends it. */
    String hex() {
        return HexFormat.of().formatHex(sum.digest());
    }
}
