package org.jieban.misuse;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of misuse marks.
 *
 * @param longestDays how many days after its decision a mark ends at the latest
 */
@ConfigurationProperties("jieban.misuse")
record MisuseSettings(@DefaultValue("180") int longestDays) {}
