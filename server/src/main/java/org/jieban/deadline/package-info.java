/**
 * Bending time (时限): extension 延期, waiting for the citizen 等待, parking 挂账, supervision 督办, over HTTP; what
 * ends by itself, ends here; {@code ./jieban due}; a calendar corrected, and what it moves.
 *
 * <p>The rules themselves are the case's own ({@code docs/rules/time.md}).
 *
 * <p>Must never happen: a waiting or a parking that nobody ends, or that ends twice; a stored due moment
 * that does not follow from the facts and the calendar in force.
 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "organisation",
            "identity",
            "calendar",
            "catalogue",
            "casefile"
        })
@NullMarked
package org.jieban.deadline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
