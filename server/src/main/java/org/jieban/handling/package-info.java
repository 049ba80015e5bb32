/**
 * Handling (办理): what the units do with a case, from signing to the reply and its acceptance.
 *
 * <p>Must never happen: a unit acting on a case in which it has no part; a reply accepted by the one
 * who wrote it.
 */
@ApplicationModule(
        allowedDependencies = {"shared", "organisation", "identity", "calendar", "casefile"})
@NullMarked
package org.jieban.handling;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
