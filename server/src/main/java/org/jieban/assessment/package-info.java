/**
 * Assessment (考核): from the answers citizens gave at the revisit to the three rates (三率), the
 * composite and the ranking of units, by a scheme (考核方案) that is data.
 *
 * <p>Follows the stream of facts and keeps nothing that could not be computed from it again. SQL
 * counts, exact arithmetic decides; the rules stand in {@code docs/rules/assessment.md}.
 *
 * <p>Must never happen: a figure without the list of cases behind it; a figure that differs after a
 * rebuild; a rate from a rounded rate; a unit without a valid revisit that has a rank; a case listed
 * to somebody outside its scope; a revisit agent who sees how units rank.
 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "organisation",
            "identity",
            "audit",
            "calendar",
            "catalogue",
            "casefile",
            "scheme"
        })
@NullMarked
package org.jieban.assessment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
