package org.jieban.rewording;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The setting in force.
 *
 * @param version 0 before anybody has set anything
 * @param url of the service, up to and without {@code /chat/completions}
 * @param hasKey whether a key is kept; it is never shown again
 * @param seconds how long an answer is waited for
 * @param uses what it is allowed for
 */
record Setting(
        int version,
        boolean active,
        String url,
        String model,
        boolean hasKey,
        int seconds,
        List<Purpose> uses,
        @Nullable String madeBy,
        @Nullable Instant madeAt) {

    private static final int USUAL_SECONDS = 15;

    Setting {
        uses = List.copyOf(uses);
    }

    static Setting none() {
        return new Setting(0, false, "", "", false, USUAL_SECONDS, List.of(), null, null);
    }

    boolean allows(Purpose purpose) {
        return active && uses.contains(purpose);
    }
}
