package org.jieban.identity;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jieban.shared.ProblemException;
import org.jieban.shared.ProblemMessages;
import org.jieban.shared.ToolCommand;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code ./jieban token}: tokens for programs, made by whoever may work on the machine itself. The
 * token alone goes to standard output, so that a script can keep it.
 */
@Component
class TokenTool implements ToolCommand {

    private final Tokens tokens;
    private final People people;
    private final Posts posts;
    private final Clock clock;

    TokenTool(Tokens tokens, People people, Posts posts, Clock clock) {
        this.tokens = tokens;
        this.people = people;
        this.posts = posts;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "token";
    }

    @Override
    public int run(List<String> arguments, PrintStream out) {
        var line = new CommandLine(new Root());
        line.addSubcommand(new Create(out));
        line.addSubcommand(new ListTokens(out));
        line.addSubcommand(new Revoke(out));
        line.setExecutionExceptionHandler((problem, failed, parsed) -> complain(problem));
        line.setParameterExceptionHandler((problem, typed) -> {
            System.err.println(problem.getMessage());
            System.err.println("./jieban help token");
            return 2;
        });
        return line.execute(arguments.toArray(String[]::new));
    }

    private static int complain(Exception problem) throws Exception {
        if (problem instanceof ProblemException known) {
            ProblemMessages.of(known.type(), known.properties())
                    .values()
                    .forEach(System.err::println);
            known.errors()
                    .forEach(error -> System.err.println(error.pointer() + ": " + error.code()));
            return 1;
        }
        if (problem instanceof IllegalArgumentException) {
            System.err.println(problem.getMessage());
            return 2;
        }
        throw problem;
    }

    private Person owner(String username) {
        return people.byUsername(username)
                .orElseThrow(
                        () -> new IllegalArgumentException("没有这个用户 No such user: " + username));
    }

    @Command(name = "token")
    private static final class Root implements Callable<Integer> {

        @Override
        public Integer call() {
            System.err.println("./jieban help token");
            return 2;
        }
    }

    @Command(name = "create")
    private final class Create implements Callable<Integer> {

        private final PrintStream out;

        @Option(names = "--user", required = true)
        private String user = "";

        @Option(names = "--post")
        private @Nullable Long post;

        @Option(names = "--scopes", split = ",")
        private List<String> scopes = List.of();

        @Option(names = "--days", defaultValue = "90")
        private int days;

        @Option(names = "--name", defaultValue = "命令行 command line")
        private String name = "";

        Create(PrintStream out) {
            this.out = out;
        }

        @Override
        public Integer call() {
            var held = posts.today(owner(user).id());
            var chosen =
                    held.stream()
                            .filter(one -> post == null || one.id().value() == post)
                            .findFirst()
                            .orElseThrow(() ->
                                    new IllegalArgumentException(
                                            "没有这个岗位 No such post of " + user + ": " + post));
            var issued =
                    tokens.issue(
                            chosen.id(),
                            name,
                            scopes.isEmpty() ? chosen.role().scopes() : parse(scopes),
                            clock.instant().plus(Duration.ofDays(days)));
            System.err.printf(
                    "令牌 %d,岗位 %d(%s),仅显示一次 Token %d for post %d (%s), shown once:%n",
                    issued.id(),
                    chosen.id().value(),
                    chosen.role(),
                    issued.id(),
                    chosen.id().value(),
                    chosen.role());
            out.println(issued.token());
            return 0;
        }

        private static Set<TokenScope> parse(List<String> words) {
            var known = EnumSet.noneOf(TokenScope.class);
            var unknown = new ArrayList<String>();
            for (var word : words) {
                TokenScope.of(word.strip()).ifPresentOrElse(known::add, () -> unknown.add(word));
            }
            if (!unknown.isEmpty()) {
                throw new IllegalArgumentException("没有这些范围 No such scopes: " + unknown);
            }
            return known;
        }
    }

    @Command(name = "list")
    private final class ListTokens implements Callable<Integer> {

        private final PrintStream out;

        @Option(names = "--user", required = true)
        private String user = "";

        ListTokens(PrintStream out) {
            this.out = out;
        }

        @Override
        public Integer call() {
            out.println("id\tpost\tname\tscopes\texpires\trevoked\tlast used");
            for (var token : tokens.of(owner(user).id())) {
                out.printf(
                        "%d\t%d\t%s\t%s\t%s\t%s\t%s%n",
                        token.id(),
                        token.postId().value(),
                        token.name(),
                        String.join(",", token.scopes()),
                        token.expiresAt(),
                        orDash(token.revokedAt()),
                        orDash(token.lastUsedAt()));
            }
            return 0;
        }

        private static String orDash(@Nullable Object value) {
            return value == null ? "-" : value.toString();
        }
    }

    @Command(name = "revoke")
    private final class Revoke implements Callable<Integer> {

        private final PrintStream out;

        @Option(names = "--user", required = true)
        private String user = "";

        @Parameters(index = "0")
        private long id;

        Revoke(PrintStream out) {
            this.out = out;
        }

        @Override
        public Integer call() {
            tokens.revoke(owner(user).id(), id);
            out.printf("已吊销 Revoked: %d%n", id);
            return 0;
        }
    }
}
