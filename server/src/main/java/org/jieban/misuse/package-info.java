/**
 * Misuse marks (滥用标记): that somebody calls again and again in bad faith, or keeps the line without
 * reason, is proposed by whoever met it, reviewed by another, and over on a day.
 *
 * <p>Must never happen: a mark that nobody reviewed, that has no end, or that its proposer's own unit
 * decided; a mark that changes a case, its clocks, where it goes or what is counted.
 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "organisation",
            "identity",
            "audit",
            "calendar",
            "claimant",
            "casefile"
        })
@NullMarked
package org.jieban.misuse;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
