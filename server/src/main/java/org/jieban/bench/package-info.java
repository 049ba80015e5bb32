/**
 * Benches (性能测量): {@code ./jieban bench acts} and {@code ./jieban bench worklist}. Each measures the
 * product and, in the same run on the same database, what it is held against, and prints JSON.
 *
 * <p>Must never happen: a bench on a database with real cases; each runs on a directory of its own.
 */
@ApplicationModule(
        allowedDependencies = {"shared", "organisation", "identity", "calendar", "casefile"})
@NullMarked
package org.jieban.bench;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
