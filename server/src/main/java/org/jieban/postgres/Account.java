package org.jieban.postgres;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Under which account PostgreSQL runs. It refuses to run as root, so root either shows it a name
 * space in which nobody is root ({@code unshare -U}: the files stay root's) or gives it another user
 * ({@code setpriv}: the files become that user's).
 */
record Account(List<String> prefix, int owner) {

    private static final int NOBODY = 65534;

    Account {
        prefix = List.copyOf(prefix);
    }

    static Account forCluster(Path cluster) {
        var us = ownNumber();
        if (us != 0) {
            return isNamed() || !succeeds("unshare", "-U", "true")
                    ? new Account(session(), us)
                    : new Account(with(session(), "unshare", "-U"), us);
        }
        var owner = Files.exists(cluster) ? ownerOf(cluster) : 0;
        if (owner == 0 && succeeds("unshare", "-U", "true")) {
            return new Account(with(session(), "unshare", "-U"), 0);
        }
        var user = owner == 0 ? NOBODY : owner;
        if (!succeeds("setpriv", "--reuid=" + user, "--regid=" + user, "--clear-groups", "true")) {
            throw new StartRefused(
                    StartRefused.Reason.PLATFORM_UNSUITABLE,
                    "PostgreSQL 不能以 root 身份运行,而本机 unshare 和 setpriv 均不可用;请以普通用户启动,或用 --db-url 连接外部数据库。",
                    "PostgreSQL does not run as root, and neither unshare nor setpriv works here; start as an ordinary user or use --db-url.");
        }
        return new Account(
                with(session(), "setpriv", "--reuid=" + user, "--regid=" + user, "--clear-groups"),
                user);
    }

    List<String> command(String... words) {
        return with(prefix, words);
    }

    /** Gives a directory with all it holds to the account; nothing to do unless we are root. */
    void own(Path directory) throws IOException {
        if (ownNumber() != 0 || !Files.exists(directory) || ownerOf(directory) == owner) {
            return;
        }
        try (var tree = Files.walk(directory)) {
            for (var path : (Iterable<Path>) tree::iterator) {
                Files.setAttribute(path, "unix:uid", owner, LinkOption.NOFOLLOW_LINKS);
                Files.setAttribute(path, "unix:gid", owner, LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    /**
     * Containers run programs under numbers that no list of users knows; initdb wants a name. In a
     * user name space everybody is nobody, and nobody is known.
     */
    private static boolean isNamed() {
        return !System.getProperty("user.name", "?").equals("?");
    }

    /**
     * A session of its own: Ctrl-C in a terminal reaches every process of the foreground group, and
     * the database must outlive the last request of the server.
     */
    private static List<String> session() {
        return onPath("setsid") ? List.of("setsid") : List.of();
    }

    private static boolean onPath(String program) {
        for (var directory :
                System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            if (Files.isExecutable(Path.of(directory, program))) {
                return true;
            }
        }
        return false;
    }

    private static int ownNumber() {
        return ownerOf(Path.of("/proc/self"));
    }

    private static int ownerOf(Path path) {
        try {
            return (int) Files.getAttribute(path, "unix:uid");
        } catch (IOException e) {
            throw DiskSpace.notWritable(path, e);
        }
    }

    private static boolean succeeds(String... command) {
        if (!onPath(command[0])) {
            return false;
        }
        try {
            var process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static List<String> with(List<String> first, String... more) {
        var all = new ArrayList<>(first);
        all.addAll(List.of(more));
        return all;
    }
}
