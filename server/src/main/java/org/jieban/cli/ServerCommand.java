package org.jieban.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jieban.postgres.StartRefused;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ApplicationListener;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code run} and {@code demo}: the server, until somebody stops it. */
final class ServerCommand implements Callable<Integer> {

    /** The two kinds of server. */
    enum Kind {
        /** The real thing (正式运行). */
        RUN("main", "run", "128MB"),
        /** A living city of invented people (演示). */
        DEMO("demo", "demo", "32MB");

        final String directory;
        private final String profile;
        private final String buffers;

        Kind(String directory, String profile, String buffers) {
            this.directory = directory;
            this.profile = profile;
            this.buffers = buffers;
        }
    }

    private final Class<?> application;
    private final Kind kind;

    @Mixin private DataOptions data = new DataOptions();

    @Option(names = "--port", paramLabel = "N", defaultValue = "8712")
    private int port;

    ServerCommand(Class<?> application, Kind kind) {
        this.application = application;
        this.kind = kind;
    }

    @Override
    public Integer call() {
        refuseTakenPort(port);
        var workplace =
                Workplace.forServer(
                        data.external(),
                        data.directory(kind.directory),
                        Map.of("shared_buffers", kind.buffers));
        // runs after the web server has answered its last request and the pool is closed
        SpringApplication.getShutdownHandlers().add(workplace::close);
        try {
            start(workplace);
        } catch (RuntimeException e) {
            workplace.close();
            throw NestedExceptionUtils.getMostSpecificCause(e) instanceof PortInUseException
                    ? portTaken(port)
                    : e;
        }
        return Commands.KEEP_RUNNING;
    }

    private void start(Workplace workplace) {
        var spring = new SpringApplication(application);
        spring.setAdditionalProfiles(kind.profile);
        spring.addListeners(new Ready());
        spring.run(
                workplace
                        .springArguments("--server.port=" + port, "--spring.main.banner-mode=off")
                        .toArray(String[]::new));
    }

    private static void refuseTakenPort(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
        } catch (IOException e) {
            throw portTaken(port);
        }
    }

    private static StartRefused portTaken(int port) {
        return new StartRefused(
                StartRefused.Reason.PORT_TAKEN,
                "端口 %d 已被其他程序占用;请先停止它,或用 --port 另选端口。".formatted(port),
                "Port %d is taken by another program; stop that one or choose another with --port."
                        .formatted(port));
    }

    /** The launcher trains the JVM's class cache with a start, a few answers and a proper end. */
    private static void stop(String address) {
        for (var path :
                List.of("/actuator/health", "/", "/api/session", "/api/public/categories")) {
            try (var answer = URI.create(address + path).toURL().openStream()) {
                answer.readAllBytes();
            } catch (IOException e) {
                // a refusal trains as well
            }
        }
        Thread.ofPlatform().start(() -> System.exit(0));
    }

    /** Says the address when everything else has been done. */
    private static final class Ready
            implements ApplicationListener<ApplicationReadyEvent>, Ordered {

        @Override
        public void onApplicationEvent(ApplicationReadyEvent event) {
            var address =
                    "http://localhost:"
                            + event.getApplicationContext()
                                    .getEnvironment()
                                    .getProperty("local.server.port");
            System.out.println("接办已就绪 Jieban is ready: " + address);
            System.out.flush();
            if (Boolean.getBoolean("jieban.stop-when-ready")) {
                stop(address);
            }
        }

        @Override
        public int getOrder() {
            return Ordered.LOWEST_PRECEDENCE;
        }
    }
}
