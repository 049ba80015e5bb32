/**
 * Notification (消息): what units are told about their cases, in the order in which it happened: a new
 * case, help asked, a dissatisfied citizen, an urging citizen, a clock that runs out soon, a clock
 * that ran out.
 *
 * <p>Notices follow from facts and clocks; nobody writes them by hand. Telling somebody changes
 * nothing about a case.
 *
 * <p>Must never happen: the same fact or clock told twice, on any number of nodes; a notice seen by
 * somebody who is not in the unit it was told to, save a leader who sees what is overdue below;
 * a unit told about a case in which it has no part.
 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "calendar",
            "organisation",
            "identity",
            "catalogue",
            "casefile",
            "danger",
            "surge",
            "incident",
            "autodispatch"
        })
@NullMarked
package org.jieban.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
