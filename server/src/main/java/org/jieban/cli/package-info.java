/**
 * The command line (命令行): {@code run}, {@code demo} and the tools that modules contribute as {@link
 * org.jieban.shared.ToolCommand} beans.
 *
 * <p>Finds the database (embedded, attached or external), starts the application around it and ends
 * both in the right order. What it computes without a database (limits, scores, places, group matters, what a
 * message is about) it asks of the pure modules; no rule of the hotline lives here.
 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "postgres",
            "calendar",
            "scheme",
            "casefile",
            "groupmatter",
            "place",
            "understanding",
            "bench"
        })
@NullMarked
package org.jieban.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
