package org.jieban.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import org.jieban.bench.UnderstandingBench;
import org.jieban.postgres.StartRefused;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Reads what was typed and does it. */
public final class Commands {

    /** Not an exit code: a server is up, and the process ends when somebody stops it. */
    public static final int KEEP_RUNNING = -1;

    /** Exit code for words, files and rows that cannot be used; why is told. */
    static final int NOT_UNDERSTOOD = 2;

    private static final List<String> TOOLS = List.of("import", "verify", "token", "bench");

    private final Class<?> application;
    private final PrintStream out;
    private final PrintStream err;

    Commands(Class<?> application, PrintStream out, PrintStream err) {
        this.application = application;
        this.out = out;
        this.err = err;
    }

    /**
     * The whole program.
     *
     * @param application the Spring application that servers and tools start
     * @return the exit code: 0 done, 1 refused or failed, 2 not understood; or {@link #KEEP_RUNNING}
     */
    public static int execute(Class<?> application, String... words) {
        return new Commands(application, System.out, System.err).execute(List.of(words));
    }

    int execute(List<String> words) {
        var command = words.isEmpty() ? "help" : words.getFirst();
        var rest = words.subList(Math.min(1, words.size()), words.size());
        if (List.of("help", "--help", "-h").contains(command)) {
            Usage.print(rest.isEmpty() ? "help" : String.join(" ", rest), out);
            return 0;
        }
        if (rest.contains("--help") || rest.contains("-h")) {
            printUsage(command, rest);
            return 0;
        }
        // measures what needs no database: no server is started for it
        if (command.equals("bench") && rest.indexOf("understanding") == 0) {
            return call("bench", new UnderstandingBench(out, err), rest.subList(1, rest.size()));
        }
        return switch (command) {
            case "run" ->
                    call(command, new ServerCommand(application, ServerCommand.Kind.RUN), rest);
            case "demo" ->
                    call(command, new ServerCommand(application, ServerCommand.Kind.DEMO), rest);
            case "due" -> call(command, new DueCommand(out, err), rest);
            case "score" -> call(command, new ScoreCommand(err), rest);
            case "train" -> call(command, new TrainCommand(err), rest);
            case "classify" -> call(command, new ClassifyCommand(err), rest);
            case "hot" -> call(command, new HotCommand(err), rest);
            case "locate" -> call(command, new LocateCommand(err), rest);
            default -> {
                if (TOOLS.contains(command)) {
                    yield call(command, new ToolRunner(application, command, out), rest);
                }
                err.printf("没有这个命令 No such command: %s%n%n", command);
                Usage.print("help", err);
                yield NOT_UNDERSTOOD;
            }
        };
    }

    private void printUsage(String command, List<String> rest) {
        var two = command + " " + rest.getFirst();
        if (rest.getFirst().startsWith("-")
                || Usage.class.getResource("/usage/" + two.replace(' ', '-') + ".txt") == null) {
            Usage.print(command, out);
        } else {
            Usage.print(two, out);
        }
    }

    private int call(String name, Callable<Integer> command, List<String> arguments) {
        var line = new CommandLine(CommandSpec.forAnnotatedObject(command).name(name));
        line.setParameterExceptionHandler((problem, typed) -> {
            err.printf("%s%n%n", problem.getMessage());
            Usage.print(name, err);
            return NOT_UNDERSTOOD;
        });
        line.setExecutionExceptionHandler((problem, failed, parsed) -> {
            if (problem instanceof CommandProblem typed) {
                err.println(typed.chinese());
                err.println(typed.english());
                return NOT_UNDERSTOOD;
            }
            report(problem);
            return 1;
        });
        return line.execute(arguments.toArray(String[]::new));
    }

    private void report(Throwable problem) {
        var known =
                causes(problem).stream()
                        .filter(StartRefused.class::isInstance)
                        .map(StartRefused.class::cast)
                        .findFirst();
        if (known.isPresent()) {
            err.println(known.get().chinese());
            err.println(known.get().english());
        } else {
            var causes = causes(problem);
            err.printf("启动失败 Failed: %s%n", causes.getLast());
            if (System.getenv("JIEBAN_DEBUG") != null) {
                problem.printStackTrace(err);
            }
        }
    }

    private static List<Throwable> causes(Throwable problem) {
        return java.util.stream.Stream.iterate(problem, t -> t != null, Throwable::getCause)
                .limit(50)
                .toList();
    }
}
