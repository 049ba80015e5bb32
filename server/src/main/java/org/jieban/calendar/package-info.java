/**
 * Working time (工作时) and limits (时限): when something is due.
 *
 * <p>Answers with pure functions of moments, limits, pauses and the statutory calendar, so that
 * every deadline can be computed again and comes out the same. Knows no case.
 *
 * <p>Must never happen: a deadline that depends on the machine's zone or clock; a holiday written
 * in code; a year whose data is missing without anybody being told.
 */
@ApplicationModule(allowedDependencies = "shared")
@NullMarked
package org.jieban.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
