package org.jieban.casefile;

import org.jieban.calendar.Limit;
import org.jieban.catalogue.Urgency;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits for the hotline's own steps. Defaults: DB11/T 2021—2022 gives two hours to accept what comes
 * by network; dispatching within 24 hours, at once for danger; three days to ask the citizen.
 *
 * @param accept 受理
 * @param dispatch 派单
 * @param urgentDispatch 派单 of a case with danger to life or property
 * @param revisit 回访
 */
@ConfigurationProperties("jieban.limits")
public record HotlineLimits(
        @DefaultValue("2h") Limit accept,
        @DefaultValue("24h") Limit dispatch,
        @DefaultValue("15m") Limit urgentDispatch,
        @DefaultValue("3d") Limit revisit) {

    Limit dispatch(Urgency urgency) {
        return urgency == Urgency.DANGER ? urgentDispatch : dispatch;
    }
}
