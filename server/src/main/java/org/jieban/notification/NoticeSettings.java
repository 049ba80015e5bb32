package org.jieban.notification;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import org.jieban.calendar.CityZone;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When people are left in peace.
 *
 * @param quietFrom from when on what is not urgent is held back, in city time
 * @param quietUntil until when; equal to the beginning means never
 * @param gather how long what is not urgent is gathered, so that many become one notice
 * @param digestFrom how many of a kind for the same people become one notice
 */
@ConfigurationProperties("jieban.notice")
record NoticeSettings(
        @DefaultValue("22:00") LocalTime quietFrom,
        @DefaultValue("07:00") LocalTime quietUntil,
        @DefaultValue("30s") Duration gather,
        @DefaultValue("4") int digestFrom) {

    // [impl->rule~notification.quiet-hours~1]
    boolean quiet(Instant at) {
        var time = at.atZone(CityZone.ZONE).toLocalTime();
        return quietFrom.isBefore(quietUntil)
                ? !time.isBefore(quietFrom) && time.isBefore(quietUntil)
                : quietFrom.isAfter(quietUntil)
                        && (!time.isBefore(quietFrom) || time.isBefore(quietUntil));
    }

    /** When something that is not urgent is told: soon, or in the morning. */
    Instant tellAt(Instant now) {
        var soon = now.plus(gather);
        if (!quiet(now)) {
            return soon;
        }
        var local = now.atZone(CityZone.ZONE);
        var morning = local.with(quietUntil);
        return (morning.isAfter(local) ? morning : morning.plusDays(1)).toInstant();
    }
}
