package org.jieban.exchange;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.jieban.shared.ToolCommand;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** What both imports have in common: reading the words, and saying what was wrong with them. */
abstract class ImportCommand<O> implements ToolCommand {

    static final int DONE = 0;
    static final int SOME_REJECTED = 1;
    static final int WRONG_WORDS = 2;

    /** Options to be filled. */
    abstract O options();

    abstract int run(O options, PrintStream out) throws IOException;

    @Override
    public int run(List<String> arguments, PrintStream out) {
        var options = options();
        try {
            new CommandLine(CommandSpec.forAnnotatedObject(options))
                    .setCaseInsensitiveEnumValuesAllowed(true)
                    .parseArgs(arguments.toArray(String[]::new));
            return run(options, out);
        } catch (CommandLine.ParameterException wrong) {
            System.err.printf("%s%n选项见 options: ./jieban help %s%n", wrong.getMessage(), name());
            return WRONG_WORDS;
        } catch (Unusable refused) {
            System.err.println(refused.reason().chinese());
            System.err.println(refused.reason().english());
            return WRONG_WORDS;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
