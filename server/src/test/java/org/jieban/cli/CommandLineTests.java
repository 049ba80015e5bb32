package org.jieban.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is typed and what is said back, without starting anything. */
class CommandLineTests {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo",
                "run",
                "import",
                "verify",
                "token",
                "bench",
                "due",
                "train",
                "classify"
            })
    void everyCommandTellsItsUseInBothLanguages(String command) {
        assertThat(execute(command, "--help")).isZero();

        assertThat(out.toString(UTF_8))
                .contains("用法:./jieban " + command)
                .contains("Usage: ./jieban " + command);
    }

    @Test
    void nothingTypedIsAnsweredWithTheCommandsThereAre() {
        assertThat(execute()).isZero();

        assertThat(out.toString(UTF_8))
                .contains("demo", "run", "test", "import", "verify", "bench", "due");
    }

    @Test
    void anUnknownCommandIsRefused() {
        assertThat(execute("fly")).isEqualTo(2);

        assertThat(err.toString(UTF_8)).contains("没有这个命令", "No such command: fly");
    }

    @Test
    void anUnknownOptionOfTheServerIsRefusedBeforeAnythingStarts() {
        assertThat(execute("run", "--prot", "80")).isEqualTo(2);

        assertThat(err.toString(UTF_8)).contains("--prot", "Usage: ./jieban run");
    }

    @Test
    void aPortThatIsNoNumberIsRefused() {
        assertThat(execute("run", "--port", "web")).isEqualTo(2);

        assertThat(err.toString(UTF_8)).contains("--port");
    }

    private int execute(String... words) {
        return new Commands(
                        CommandLineTests.class,
                        new PrintStream(out, true, UTF_8),
                        new PrintStream(err, true, UTF_8))
                .execute(List.of(words));
    }
}
