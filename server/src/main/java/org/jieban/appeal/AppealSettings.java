package org.jieban.appeal;

import org.jieban.calendar.Limit;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Until when applications about what counts are worked on; they differ between cities.
 *
 * @param forwardWithin how long the unit above has to forward (转报)
 * @param decideWithin how long a decision (审定) may take
 */
@ConfigurationProperties("jieban.appeal")
record AppealSettings(
        @DefaultValue("2wd") Limit forwardWithin, @DefaultValue("5wd") Limit decideWithin) {}
