package org.jieban.revisit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the revisit desk.
 *
 * @param rest how long a citizen who was not reached is left alone before somebody tries again
 */
@ConfigurationProperties("jieban.revisit")
record RevisitSettings(@DefaultValue("2h") Duration rest) {}
