package org.jieban.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jieban.shared.ToolCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

/** Runs a command that a module contributes, with the application around it. */
final class ToolRunner implements Callable<Integer> {

    private final Class<?> application;
    private final String command;
    private final PrintStream out;

    @Mixin private DataOptions data = new DataOptions();

    @Option(names = "--port", paramLabel = "N", defaultValue = "0")
    private int port;

    @Unmatched private List<String> words = new ArrayList<>();

    ToolRunner(Class<?> application, String command, PrintStream out) {
        this.application = application;
        this.command = command;
        this.out = out;
    }

    @Override
    public Integer call() {
        // the result alone belongs on standard output; what Spring says goes beside it
        System.setOut(System.err);
        try (var workplace = isBench() ? benchPlace() : toolPlace()) {
            try (var context = start(workplace)) {
                return run(context);
            }
        }
    }

    private int run(ConfigurableApplicationContext context) {
        var tools = context.getBeansOfType(ToolCommand.class).values();
        for (var length = Math.min(2, words.size() + 1); length >= 1; length--) {
            var name = (command + " " + String.join(" ", words.subList(0, length - 1))).strip();
            for (var tool : tools) {
                if (tool.name().equals(name)) {
                    return tool.run(List.copyOf(words.subList(length - 1, words.size())), out);
                }
            }
        }
        Usage.print(command, System.err);
        return 2;
    }

    private boolean isBench() {
        return command.equals("bench");
    }

    private Workplace toolPlace() {
        return Workplace.forTool(data.external(), data.directoryInUse(), System.err);
    }

    private Workplace benchPlace() {
        Path directory = data.directory("bench");
        return Workplace.forServer(
                data.external(),
                directory,
                Map.of("shared_buffers", "512MB", "max_wal_size", "4GB"));
    }

    private ConfigurableApplicationContext start(Workplace workplace) {
        var spring = new SpringApplication(application);
        spring.setAdditionalProfiles(isBench() ? "bench" : "tool");
        return spring.run(
                workplace
                        .springArguments(
                                // -1: the beans of the web are there, but nothing listens
                                "--server.port=" + (isBench() ? port : -1),
                                "--spring.main.banner-mode=off",
                                "--logging.threshold.console=WARN")
                        .toArray(String[]::new));
    }
}
