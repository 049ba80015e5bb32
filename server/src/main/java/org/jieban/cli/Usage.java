package org.jieban.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;

/** Help, read from the resources {@code usage/<command>.txt}: Chinese first, then English. */
final class Usage {

    private Usage() {}

    /** Prints how to use a command; the general help when there is no text of that name. */
    static boolean print(String command, PrintStream to) {
        try (var text =
                Usage.class.getResourceAsStream("/usage/" + command.replace(' ', '-') + ".txt")) {
            if (text != null) {
                to.print(new String(text.readAllBytes(), UTF_8));
                return true;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!command.equals("help")) {
            print("help", to);
        }
        return false;
    }
}
