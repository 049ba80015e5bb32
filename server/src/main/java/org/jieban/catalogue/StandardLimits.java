package org.jieban.catalogue;

import org.jieban.calendar.Limit;
import org.jspecify.annotations.Nullable;

/**
 * The limits (标准时限) of one urgency in one version of the catalogue.
 *
 * @param dispatch from acceptance until the case is with a unit (派单)
 * @param sign until the unit signs (签收)
 * @param contact until the citizen is contacted (首次联系)
 * @param feedback until the unit replies (反馈)
 * @param assist until an assisting unit reports done, where nobody said otherwise (协办)
 * @param revisit from the reply until the citizen is asked (回访)
 * @param giveBack how long the unit may return the case (退单时限), or null where the version says
 *     nothing of it
 * @param afterReturn what the feedback limit does when another unit takes over
 */
public record StandardLimits(
        Urgency urgency,
        Limit dispatch,
        Limit sign,
        Limit contact,
        Limit feedback,
        Limit assist,
        Limit revisit,
        @Nullable Limit giveBack,
        AfterReturn afterReturn) {

    /** Those that concern the unit in charge. */
    public Limits limits() {
        return new Limits(sign, contact, feedback);
    }
}
