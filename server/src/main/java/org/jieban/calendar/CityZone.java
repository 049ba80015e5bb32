package org.jieban.calendar;

import java.time.ZoneId;

/**
 * The zone in which the city lives: days, working hours and the assessment month are cut here. The
 * only place that names it.
 */
public final class CityZone {

    /** Beijing time (北京时间), which holds for every city of the country. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private CityZone() {}
}
