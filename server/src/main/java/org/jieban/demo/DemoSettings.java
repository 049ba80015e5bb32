package org.jieban.demo;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How lively the demo is.
 *
 * @param history how much past is made: YEAR, SHORT (a month, for tests in the browser) or NONE
 * @param pace how long, in the busiest hour, from one request to the next; zero for no simulator
 * @param threads how many make history at once
 */
@ConfigurationProperties("jieban.demo")
record DemoSettings(
        @DefaultValue("YEAR") History history,
        @DefaultValue("6s") Duration pace,
        @DefaultValue("2") int threads) {

    /** How far back, and how much. */
    enum History {
        YEAR(365, 68, 60, 200),
        SHORT(35, 40, 10, 50),
        NONE(0, 0, 0, 0);

        final int homeDays;
        final int homeRequests;
        final int cityDays;
        final int cityRequests;

        History(int homeDays, int homeRequests, int cityDays, int cityRequests) {
            this.homeDays = homeDays;
            this.homeRequests = homeRequests;
            this.cityDays = cityDays;
            this.cityRequests = cityRequests;
        }
    }
}
