/**
 * The database that comes with the program: real PostgreSQL binaries, unpacked and run on a data
 * directory that lasts (内置数据库); and the first look at an external one.
 *
 * <p>What must never happen: a cluster opened by two processes, a write acknowledged before it is
 * on disk, a server left running unseen after the program has ended properly, a start that fails
 * without saying in plain words what to do.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.jieban.postgres;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
