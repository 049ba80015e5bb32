/**
 * Automatic dispatch (自动派单): sends new cases of the pool to their unit without a human, where an
 * administrator allowed it for the category and the model is sure enough; looks at every new case
 * anyway, so that one sees beforehand what would have happened; and stops by itself where people have
 * to set too much right.
 *
 * <p>Off until somebody switches it on. Must never happen: a case with a danger, a report on somebody,
 * a known incident, something heard before, or a human's own opinion dispatched by itself; a case
 * dispatched twice or by half; one dispatched after somebody switched it off.
 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "organisation",
            "identity",
            "audit",
            "calendar",
            "catalogue",
            "claimant",
            "casefile",
            "danger",
            "dispatch",
            "groupmatter",
            "incident",
            "understanding"
        })
@NullMarked
package org.jieban.autodispatch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
