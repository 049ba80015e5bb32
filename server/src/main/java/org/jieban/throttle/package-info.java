/**
 * Limits on how often something may be asked (限流), counted in PostgreSQL so that they hold whatever
 * node answers.
 *
 * <p>For the routes that anybody may call, and for guessing: a phone's last four digits are ten
 * thousand tries. Counting must never wait for, or be undone with, the caller's transaction, and
 * a lost count (the table is not logged) may only ever forgive.
 */
@ApplicationModule(allowedDependencies = {"shared"})
@NullMarked
package org.jieban.throttle;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
