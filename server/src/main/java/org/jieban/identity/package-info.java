/**
 * People, the posts (岗位) they hold in units, how they prove who they are, and what that lets them
 * see: log-in, sessions, tokens for programs, roles and data scope.
 *
 * <p>A controller takes an {@link org.jieban.identity.Actor} as parameter and names its access rule
 * with {@code @PreAuthorize} and {@link org.jieban.identity.Rights}; a query takes the {@linkplain
 * org.jieban.identity.Actor#scope() scope} of that actor as its parameter (see the charter of {@code
 * organisation}). What lies outside the scope is answered as {@code shared/not-found}, so that a
 * guess tells nothing.
 *
 * <p>Must never happen: a password or token stored or logged in clear; an answer that tells whether
 * a user name exists; a route without an access rule; a list, count, search or export that goes
 * beyond the scope.
 */
@ApplicationModule(allowedDependencies = {"shared", "calendar", "organisation"})
@NullMarked
package org.jieban.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
