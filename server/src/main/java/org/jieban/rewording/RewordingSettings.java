package org.jieban.rewording;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of rewording that are the operator's.
 *
 * @param kept how long the words that were sent and received are kept, in whole days
 */
@ConfigurationProperties("jieban.rewording")
record RewordingSettings(@DefaultValue("90d") Duration kept) {

    RewordingSettings {
        if (!kept.isPositive() || !kept.equals(Duration.ofDays(kept.toDays()))) {
            throw new IllegalArgumentException(
                    "jieban.rewording.kept must be whole days, such as 90d");
        }
    }
}
