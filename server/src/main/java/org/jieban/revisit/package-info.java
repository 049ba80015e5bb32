/**
 * Revisit (回访): asks the citizen, independent of the unit: contacted? solved? satisfied?
 *
 * <p>Must never happen: two agents asking about the same round at once; an answer without the round it
 * belongs to; an agent shown how units rank.
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
package org.jieban.revisit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
