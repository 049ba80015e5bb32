package org.jieban;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * The real program in a process of its own, as {@code ./jieban} starts it, for tests that kill it or
 * need two of them.
 */
public final class ServerProcess implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final Path output;
    private final int port;

    private ServerProcess(Process process, Path output, int port) {
        this.process = process;
        this.output = output;
        this.port = port;
    }

    /** Starts {@code run} and waits until it is well. */
    public static ServerProcess started(Path data, String... options) {
        var server = launch(data, freePort(), options);
        server.awaitReady();
        return server;
    }

    /** Starts {@code run} and comes back at once. */
    public static ServerProcess launch(Path data, int port, String... options) {
        var words = new ArrayList<>(List.of("run", "--port", Integer.toString(port)));
        words.addAll(List.of(options));
        return process(data, port, words);
    }

    /** Starts a command that comes to an end by itself. */
    public static ServerProcess tool(String command, Path data) {
        return process(data, 0, List.of(command));
    }

    private static ServerProcess process(Path data, int port, List<String> words) {
        try {
            var output = Files.createTempFile("jieban-server-", ".log");
            var command =
                    new ArrayList<>(
                            List.of(
                                    Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                    "-XX:+UseSerialGC",
                                    "-XX:TieredStopAtLevel=1",
                                    "-Xmx256m",
                                    "-Duser.timezone=UTC",
                                    "-Dstdout.encoding=UTF-8",
                                    "-Dstderr.encoding=UTF-8",
                                    "-cp",
                                    classPathWithoutTests(),
                                    "org.jieban.Jieban"));
            command.addAll(words);
            command.addAll(List.of("--data", data.toString()));
            var process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile())
                            .start();
            return new ServerProcess(process, output, port);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits for the end of a start that is refused; gives the exit code. */
    public int awaitEnd() {
        try {
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IllegalStateException("still running\n" + output());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits until the health page says UP. */
    public void awaitReady() {
        var until = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
        while (!isWell()) {
            if (!process.isAlive() || System.nanoTime() > until) {
                process.destroyForcibly();
                throw new IllegalStateException("did not start\n" + output());
            }
        }
    }

    /** One look at the health page. */
    public boolean isWell() {
        try {
            return HTTP.send(
                                    HttpRequest.newBuilder(URI.create(url() + "/actuator/health"))
                                            .timeout(java.time.Duration.ofSeconds(60))
                                            .build(),
                                    HttpResponse.BodyHandlers.ofString())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return waitABit();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** A connection that is refused is refused at once; asking again at once would take a core. */
    private boolean waitABit() {
        try {
            process.waitFor(50, TimeUnit.MILLISECONDS);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    public String url() {
        return "http://localhost:" + port;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** What it has written so far, errors included. */
    public String output() {
        try {
            return Files.readString(output, UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@code kill -9}. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** SIGTERM, and the wait for a proper end. */
    public void terminate() {
        process.destroy();
        awaitEnd();
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            terminate();
        }
    }

    public static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Test settings such as the clock must not be found by the real program. */
    private static String classPathWithoutTests() {
        var given =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(given.split(File.pathSeparator, -1))
                .filter(entry ->
                        !entry.endsWith("test-classes") && !entry.endsWith("test-classes/"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
