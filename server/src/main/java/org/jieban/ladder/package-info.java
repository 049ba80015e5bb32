/**
 * Ladders (升级阶梯): at moments that follow from a clock of a case, somebody is told, a specialist is
 * brought in, a meeting is called, so that nothing is late unseen.
 *
 * <p>A ladder is data, versioned, edited by administrators. Which rung is next on which case is a
 * projection of the stream of facts ({@code armed_rung}); that a rung was reached is a fact of the
 * case. Claim, fact and disarming are one transaction, so any number of nodes climb at once and each
 * rung is reached once.
 *
 * <p>Must never happen: a rung reached twice in one run of a clock; rungs of one case out of order; a
 * rung that was due while the system stood still and is not reached afterwards, or does not say that
 * it is late.
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
package org.jieban.ladder;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
