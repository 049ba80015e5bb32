/**
 * Dispatch (派单): asks the catalogue who is in charge and lets a dispatcher decide otherwise, with a
 * reason that stays on the case.
 *
 * <p>Must never happen: a case dispatched without the rule or the reason that decided; a residents'
 * committee put in charge.
 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "organisation",
            "identity",
            "audit",
            "calendar",
            "catalogue",
            "casefile"
        })
@NullMarked
package org.jieban.dispatch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
