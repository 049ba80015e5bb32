/**
 * Surge (突增): far more of one category at one place within an hour than its own rhythm of hour and
 * weekday lets expect.
 *
 * <p>Pure: counts in, alarms out.
 *
 * <p>Must never happen: an alarm because it is Monday morning.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.jieban.surge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
