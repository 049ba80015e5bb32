package org.jieban.bench;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Another server, in a process of its own, on the database of the bench. */
@Component
@Profile("bench")
class SecondNode {

    private final Environment environment;

    SecondNode(Environment environment) {
        this.environment = environment;
    }

    /** A running server. */
    record Running(Process process) implements AutoCloseable {

        boolean isAlive() {
            return process.isAlive();
        }

        @Override
        public void close() {
            process.destroy();
            try {
                process.waitFor(30, TimeUnit.SECONDS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Starts it and waits until it is well. */
    Running start() throws IOException, InterruptedException {
        int port = freePort();
        var builder =
                new ProcessBuilder(command(port))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        var variables = builder.environment();
        variables.put("JIEBAN_DB_URL", environment.getRequiredProperty("spring.datasource.url"));
        variables.put(
                "JIEBAN_DB_USER", environment.getRequiredProperty("spring.datasource.username"));
        variables.put(
                "JIEBAN_DB_PASSWORD", environment.getProperty("spring.datasource.password", ""));
        var running = new Running(builder.start());
        var health = URI.create("http://localhost:" + port + "/actuator/health");
        try (var http = HttpClient.newHttpClient()) {
            for (int i = 0; i < 600 && running.isAlive(); i++) {
                if (isWell(http, health)) {
                    return running;
                }
                Thread.sleep(200);
            }
        }
        running.close();
        throw new IOException("no answer from " + health);
    }

    private List<String> command(int port) {
        var words = new ArrayList<String>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(List.of("-XX:+UseSerialGC", "-Xmx512m"));
        var classes = System.getProperty("java.class.path");
        if (classes.contains(File.pathSeparator) || !classes.endsWith(".jar")) {
            words.addAll(List.of("-cp", classes, "org.jieban.Jieban"));
        } else {
            words.addAll(List.of("-jar", classes));
        }
        words.addAll(
                List.of(
                        "run",
                        "--port",
                        Integer.toString(port),
                        "--data",
                        environment.getRequiredProperty("jieban.data-dir")));
        return words;
    }

    private static boolean isWell(HttpClient http, URI health) throws InterruptedException {
        try {
            var question = HttpRequest.newBuilder(health).build();
            return http.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
