/**
 * Benches (性能测量): {@code ./jieban bench acts}, {@code ./jieban bench worklist}, {@code ./jieban
 * bench deadlines} and {@code ./jieban bench ranking}. Each measures the product and, in the same run
 * on the same database, what it is held against, and prints JSON. {@code ./jieban bench understanding}
 * measures on real messages what the pure modules make of them, without a database.
 *
 * <p>Must never happen: a bench on a database with real cases; each runs on a directory of its own.
 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "organisation",
            "identity",
            "calendar",
            "catalogue",
            "casefile",
            "casesearch",
            "danger",
            "knowledge",
            "scheme",
            "understanding",
            "place",
            "groupmatter",
            "replycheck",
            "surge"
        })
@NullMarked
package org.jieban.bench;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
