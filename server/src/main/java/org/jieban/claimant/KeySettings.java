package org.jieban.claimant;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the keys are. A ring given directly ({@code JIEBAN_KEYS_CLAIMANT=1:base64,2:base64} and so on,
 * for platforms that keep secrets for their programs) goes before its file.
 *
 * @param keysDir where key files are kept, made at first use; nodes of one installation share it or
 *     have copies of it
 */
@ConfigurationProperties("jieban")
record KeySettings(@Nullable Path keysDir, @Nullable Given keys) {

    /**
     * Rings given directly.
     *
     * @param claimant seals names and phones
     * @param lookup hashes phones for look-up
     * @param link signs the links of the citizen's page
     */
    record Given(@Nullable String claimant, @Nullable String lookup, @Nullable String link) {

        @Override
        public String toString() {
            return "Given[…]";
        }
    }

    Given given() {
        return keys == null ? new Given(null, null, null) : keys;
    }
}
