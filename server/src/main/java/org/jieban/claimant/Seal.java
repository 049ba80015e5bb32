package org.jieban.claimant;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals short texts with AES-256-GCM. A sealed text is {@code form (1) | key number (1) | nonce (12) |
 * ciphertext and tag}; what it belongs to is authenticated with it, so that a sealed name moved to
 * another row does not open.
 */
final class Seal {

    private static final byte FORM = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int HEAD_BYTES = 2 + NONCE_BYTES;

    private final KeyRing keys;
    private final SecureRandom random;

    Seal(KeyRing keys, SecureRandom random) {
        this.keys = keys;
        this.random = random;
    }

    // [impl->rule~privacy.sealed~1]
    byte[] close(String clear, String belongsTo) {
        int number = keys.current();
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] text = clear.getBytes(StandardCharsets.UTF_8);
        byte[] sealed = apply(Cipher.ENCRYPT_MODE, number, nonce, belongsTo, text);
        return ByteBuffer.allocate(HEAD_BYTES + sealed.length)
                .put(FORM)
                .put((byte) number)
                .put(nonce)
                .put(sealed)
                .array();
    }

    String open(byte[] sealed, String belongsTo) {
        if (sealed.length <= HEAD_BYTES || sealed[0] != FORM) {
            throw new IllegalStateException("not a sealed text of a form this version knows");
        }
        var bytes = ByteBuffer.wrap(sealed).position(1);
        int number = Byte.toUnsignedInt(bytes.get());
        byte[] nonce = new byte[NONCE_BYTES];
        bytes.get(nonce);
        byte[] text = new byte[bytes.remaining()];
        bytes.get(text);
        byte[] clear = apply(Cipher.DECRYPT_MODE, number, nonce, belongsTo, text);
        return new String(clear, StandardCharsets.UTF_8);
    }

    private byte[] apply(int mode, int number, byte[] nonce, String belongsTo, byte[] text) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, keys.key(number), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(belongsTo.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a sealed text does not open: " + belongsTo, e);
        }
    }
}
