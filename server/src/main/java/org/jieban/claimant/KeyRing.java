package org.jieban.claimant;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys of one purpose, each with its number. New things are made with the highest number; older
 * numbers stay for what was made with them.
 *
 * <p>Written as one line per key, {@code number:base64}; lines beginning with # are remarks.
 */
final class KeyRing {

    private static final int KEY_BYTES = 32;
    private static final int HIGHEST = 255;
    private static final int FINGERPRINT_BYTES = 8;

    private final TreeMap<Integer, SecretKeySpec> keys = new TreeMap<>();

    private KeyRing(Map<Integer, byte[]> raw) {
        raw.forEach((number, bytes) -> keys.put(number, new SecretKeySpec(bytes, "AES")));
    }

    /** Reads the written form; the name of the ring stands in the complaint, never the content. */
    static KeyRing parse(String name, String text) {
        var raw = new TreeMap<Integer, byte[]>();
        for (var line : linesOf(text)) {
            int colon = line.indexOf(':');
            if (colon < 1 || !line.substring(0, colon).chars().allMatch(Character::isDigit)) {
                throw new IllegalStateException(name + ": a line is not number:base64");
            }
            int number = Integer.parseInt(line, 0, colon, 10);
            byte[] bytes = decode(name, line.substring(colon + 1).strip());
            if (number > HIGHEST || bytes.length != KEY_BYTES) {
                throw new IllegalStateException(
                        name + ": a key needs a number up to 255 and " + KEY_BYTES + " bytes");
            }
            if (raw.put(number, bytes) != null) {
                throw new IllegalStateException(name + ": key number " + number + " stands twice");
            }
        }
        if (raw.isEmpty()) {
            throw new IllegalStateException(name + ": there is no key in it");
        }
        return new KeyRing(raw);
    }

    /** The number of the key that new things are made with. */
    int current() {
        return keys.lastKey();
    }

    List<Integer> numbers() {
        return List.copyOf(keys.keySet());
    }

    SecretKeySpec key(int number) {
        var key = keys.get(number);
        if (key == null) {
            throw new IllegalStateException("there is no key number " + number + " on this node");
        }
        return key;
    }

    boolean has(int number) {
        return keys.containsKey(number);
    }

    /** A keyed hash (HMAC-SHA256) of the parts under one of the keys. */
    byte[] sign(int number, byte[]... parts) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key(number));
            for (var part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 is not to be had", e);
        }
    }

    /** Tells whether two nodes hold the same key, and nothing about the key. */
    String fingerprint(int number) {
        byte[] mark = sign(number, "jieban key fingerprint".getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(mark, 0, FINGERPRINT_BYTES);
    }

    private static List<String> linesOf(String text) {
        return text.lines()
                .filter(line -> !line.stripLeading().startsWith("#"))
                .flatMap(line -> Stream.of(line.split(",", -1)))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static byte[] decode(String name, String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(name + ": a key is not base64", e);
        }
    }

    @Override
    public String toString() {
        return "KeyRing" + keys.keySet();
    }
}
