/**
 * The case (诉求工单): its states, acts, rounds and facts, and the units that have a part in it.
 *
 * <p>Owns the life of a case; nobody else changes its state. Others ask through {@link
 * org.jieban.casefile.Casework} and learn what happened by following the stream of facts ({@link
 * org.jieban.casefile.Follower}).
 *
 * <p>Must never happen: a fact changed or removed; a state that does not follow from the facts; two
 * leads, or none from dispatch to close; one idempotency key recorded twice; an act on a version its
 * caller did not see; a case shown outside the viewer's scope.
 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "organisation",
            "identity",
            "calendar",
            "catalogue",
            "claimant",
            "attachment"
        })
@NullMarked
package org.jieban.casefile;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
