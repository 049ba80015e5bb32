/**
 * Intake (受理): from what a citizen says to a case, at the agent's desk, from programs and from files.
 *
 * <p>Must never happen: the citizen's own words changed; a request lost because a field was wrong; the
 * same request sent twice making two cases.
 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "organisation",
            "identity",
            "calendar",
            "catalogue",
            "claimant",
            "attachment",
            "casefile",
            "danger",
            "dispatch",
            "misuse",
            "incident",
            "place"
        })
@NullMarked
package org.jieban.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
