/**
 * Surge (突增): far more of one category at one place within an hour than its own rhythm of hour,
 * weekday, season and weather lets expect.
 *
 * <p>The rule is pure: counts in, alarms out. A follower counts the cases, a watch of one node at a
 * time looks every few minutes, raises an alarm once and ends it when the rhythm is back.
 *
 * <p>Must never happen: an alarm because it is Monday morning, or because it is cold in the whole
 * city; the same surge raised twice, on any number of nodes; an alarm, a figure or a case that the
 * viewer may not see; an alarm that changes after a rebuild.
 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "calendar",
            "organisation",
            "identity",
            "catalogue",
            "casefile",
            "groupmatter"
        })
@NullMarked
package org.jieban.surge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
