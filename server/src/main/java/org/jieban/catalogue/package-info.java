/**
 * Categories of requests and the dispatch catalogue (派单目录): who is in charge of what, where, and
 * how long they have.
 */
@ApplicationModule(allowedDependencies = {"shared", "organisation", "identity", "calendar"})
@NullMarked
package org.jieban.catalogue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
