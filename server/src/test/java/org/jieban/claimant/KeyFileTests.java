package org.jieban.claimant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

// [utest->rule~privacy.keys~1]
class KeyFileTests {

    private static final SecureRandom RANDOM = new SecureRandom();

    @TempDir Path directory;

    @Test
    void theKeyIsMadeOnceAndOnlyItsOwnerMayReadIt() throws Exception {
        var keys = directory.resolve("keys");

        var made = KeyFile.readOrCreate(keys, "claimant.key", RANDOM);
        var again = KeyFile.readOrCreate(keys, "claimant.key", RANDOM);

        assertThat(again.fingerprint(1)).isEqualTo(made.fingerprint(1));
        assertThat(Files.getPosixFilePermissions(keys.resolve("claimant.key")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        try (var files = Files.list(keys)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void nodesThatStartAtOnceAgreeOnOneKey() throws Exception {
        int nodes = 16;
        var start = new CountDownLatch(1);
        var fingerprints = new HashSet<String>();
        try (var threads = Executors.newFixedThreadPool(nodes)) {
            var tasks = new ArrayList<Callable<String>>();
            for (int i = 0; i < nodes; i++) {
                tasks.add(() -> {
                    start.await();
                    return KeyFile.readOrCreate(directory, "link.key", RANDOM).fingerprint(1);
                });
            }
            var answers = tasks.stream().map(threads::submit).toList();
            start.countDown();
            for (var answer : answers) {
                fingerprints.add(answer.get());
            }
        }

        assertThat(fingerprints).hasSize(1);
    }

    @Test
    void aKeyThatOthersCanReadIsNotUsed() throws Exception {
        KeyFile.readOrCreate(directory, "lookup.key", RANDOM);
        Files.setPosixFilePermissions(
                directory.resolve("lookup.key"), PosixFilePermissions.fromString("rw-r--r--"));

        assertThatThrownBy(() -> KeyFile.readOrCreate(directory, "lookup.key", RANDOM))
                .hasMessageContaining("chmod 600");
    }
}
