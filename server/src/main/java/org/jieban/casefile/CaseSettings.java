package org.jieban.casefile;

import org.jieban.calendar.Limit;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the life of a case.
 *
 * @param acceptLimit 受理; what comes by network is accepted within two hours (DB11/T 2021—2022)
 */
@ConfigurationProperties("jieban.case")
record CaseSettings(@DefaultValue("2h") Limit acceptLimit) {}
