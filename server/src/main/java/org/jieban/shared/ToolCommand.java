package org.jieban.shared;

import java.io.PrintStream;
import java.util.List;

/**
 * A command of the command line (命令行工具) that a module contributes: a Spring bean of this type is
 * found by its name when somebody types {@code ./jieban NAME ...}.
 *
 * <p>It runs in the whole application with the database attached, whether a server runs on it or not,
 * but without a web server and with the profile {@code tool}: components that work in the background
 * (followers, deadline scanners, the simulator) are {@code @Profile("!tool")}. Commands whose name
 * begins with {@code bench} get a running web server on a directory of their own and the profile
 * {@code bench}; the address is {@code http://localhost:${local.server.port}}.
 *
 * <p>How to use it is told by {@code usage/<name with dashes>.txt} in the resources, Chinese first,
 * then English, so that help needs neither Spring nor a database.
 */
public interface ToolCommand {

    /** One or two words as typed: {@code verify}, {@code import messages}, {@code bench acts}. */
    String name();

    /**
     * Does the work. Results go to {@code out}, progress and warnings to the error stream.
     *
     * @param arguments what was typed after the name, without {@code --data}, {@code --port} and the
     *     {@code --db-...} options, which are dealt with before
     * @return the exit code: 0 done, 1 done but not all is well, 2 wrong arguments
     */
    int run(List<String> arguments, PrintStream out);
}
