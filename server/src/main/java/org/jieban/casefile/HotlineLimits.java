package org.jieban.casefile;

import org.jieban.calendar.Limit;

/**
 * Limits for the hotline's own steps with one case. Those to dispatch and to ask stand in the
 * catalogue with the urgency they belong to.
 *
 * @param accept 受理; two hours for what comes by network (DB11/T 2021—2022)
 * @param dispatch 派单
 * @param revisit 回访
 * @param unit what a unit is given for this urgency where no dispatch has said otherwise
 */
record HotlineLimits(Limit accept, Limit dispatch, Limit revisit, CaseEvent.Limits unit) {}
