/**
 * The command line (命令行): {@code run}, {@code demo} and the tools that modules contribute as {@link
 * org.jieban.shared.ToolCommand} beans.
 *
 * <p>Finds the database (embedded, attached or external), starts the application around it and ends
 * both in the right order. Knows no module but {@code postgres}; no rule of the hotline lives here.
 */
@ApplicationModule(allowedDependencies = {"shared", "postgres", "calendar"})
@NullMarked
package org.jieban.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
