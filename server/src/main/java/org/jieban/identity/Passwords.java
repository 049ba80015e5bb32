package org.jieban.identity;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jieban.shared.FieldProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes and compares passwords with Argon2id, 19 MiB and two passes (OWASP's minimum). A few at a
 * time, because each needs that memory: a flood of log-ins waits instead of filling the heap.
 */
@Component
class Passwords {

    static final int SHORTEST = 10;
    static final int LONGEST = 200;

    private static final int SALT = 16;
    private static final int HASH = 32;
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int LIGHT_MEMORY_KIB = 64;
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int RANDOM_LENGTH = 16;
    private static final String FULL_COST = "$m=" + MEMORY_KIB + ",";

    private final Argon2PasswordEncoder encoder =
            new Argon2PasswordEncoder(SALT, HASH, 1, MEMORY_KIB, 2);
    private final Argon2PasswordEncoder light =
            new Argon2PasswordEncoder(SALT, HASH, 1, LIGHT_MEMORY_KIB, 1);
    private final Semaphore places =
            new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()));
    private final SecureRandom random = new SecureRandom();
    private final String nobody = encoder.encode(random());

    String hash(String password) {
        places.acquireUninterruptibly();
        try {
            return encoder.encode(password);
        } finally {
            places.release();
        }
    }

    /**
     * Hash of a password that {@link #random} made. It has 79 bits of chance, so nobody finds it by
     * trying and the hash may be quick: a thousand new people must not take a minute.
     */
    String hashRandom(String password) {
        return light.encode(password);
    }

    /** Takes as long for a user who does not exist as for one who does. */
    boolean matches(String password, @Nullable String hash) {
        places.acquireUninterruptibly();
        try {
            var fits = hash != null && encoder.matches(password, hash);
            var quick = hash == null || !hash.contains(FULL_COST);
            var nobodyFits = quick && encoder.matches(password, nobody);
            return fits && !nobodyFits;
        } finally {
            places.release();
        }
    }

    /** A password to begin with, without letters that look alike. */
    String random() {
        var letters = new StringBuilder();
        for (var i = 0; i < RANDOM_LENGTH; i++) {
            letters.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return letters.toString();
    }

    /** Why a person may not take this password; empty means they may. */
    // [impl->rule~identity.password~1]
    static List<FieldProblem> objections(String password, String old, String username) {
        var objections = new ArrayList<FieldProblem>();
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            objections.add(
                    new FieldProblem("/next", "password-short", null, Map.of("limit", SHORTEST)));
        }
        if (password.length() > LONGEST) {
            objections.add(FieldProblem.tooLong("next", LONGEST));
        }
        if (password.toLowerCase(Locale.ROOT).contains(username)) {
            objections.add(new FieldProblem("/next", "password-has-username"));
        }
        if (password.equals(old)) {
            objections.add(new FieldProblem("/next", "password-old"));
        }
        return objections;
    }
}
