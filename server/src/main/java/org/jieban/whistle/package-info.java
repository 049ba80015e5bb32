/**
 * Whistle (吹哨报到): the acts of the unit that whistles and of those it calls, the lists of both, and how
 * well each unit answers. The rules are the case's own ({@code casefile.WhistleRules}).
 *
 * <p>The lists and figures follow the facts; they can be built again at any time.
 *
 * <p>Must never happen: a called unit that learns who complained in secret; a unit counted for a call
 * that fell away before it had to answer.
 */
@ApplicationModule(
        allowedDependencies = {"shared", "organisation", "identity", "calendar", "casefile"})
@NullMarked
package org.jieban.whistle;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
