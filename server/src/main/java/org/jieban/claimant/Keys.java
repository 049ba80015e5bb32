package org.jieban.claimant;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The three key rings of an installation. A node whose keys are not those the database was written
 * with does not start: it would seal what others cannot open, and find nobody by phone.
 */
@Component
@EnableConfigurationProperties(KeySettings.class)
class Keys implements InitializingBean {

    private static final String FIRST_OR_SAME =
            """
            insert into claimant_key as k (ring, number, fingerprint)
            values (:ring, :number, :fingerprint)
            on conflict (ring, number) do update set ring = k.ring
            returning fingerprint
            """;

    private static final String KNOWN =
            "select number from claimant_key where ring = :ring order by number";

    private final KeyRing claimant;
    private final KeyRing lookup;
    private final KeyRing link;
    private final JdbcClient jdbc;

    Keys(KeySettings settings, JdbcClient jdbc) {
        var random = new SecureRandom();
        var given = settings.given();
        this.jdbc = jdbc;
        claimant = ring("claimant", given.claimant(), settings.keysDir(), random);
        lookup = ring("lookup", given.lookup(), settings.keysDir(), random);
        link = ring("link", given.link(), settings.keysDir(), random);
    }

    KeyRing claimant() {
        return claimant;
    }

    KeyRing lookup() {
        return lookup;
    }

    KeyRing link() {
        return link;
    }

    // [impl->rule~privacy.keys~1]
    @Override
    public void afterPropertiesSet() {
        agree("claimant", claimant);
        agree("lookup", lookup);
        agree("link", link);
    }

    private void agree(String name, KeyRing ring) {
        for (int number : ring.numbers()) {
            var fingerprint = ring.fingerprint(number);
            var known =
                    jdbc.sql(FIRST_OR_SAME)
                            .param("ring", name)
                            .param("number", number)
                            .param("fingerprint", fingerprint)
                            .query(String.class)
                            .single();
            if (!fingerprint.equals(known)) {
                throw new IllegalStateException(
                        "This database was written with another %s key %d. Give this node the key files of the installation (jieban.keys-dir)."
                                .formatted(name, number));
            }
        }
        var missing =
                jdbc
                        .sql(KNOWN)
                        .param("ring", name)
                        .query((row, n) -> row.getInt("number"))
                        .list()
                        .stream()
                        .filter(number -> !ring.has(number))
                        .toList();
        refuseMissing(name, missing);
    }

    private static void refuseMissing(String name, List<Integer> missing) {
        if (!missing.isEmpty()) {
            throw new IllegalStateException(
                    "This database was written with the %s keys %s, which this node does not have (jieban.keys-dir)."
                            .formatted(name, missing));
        }
    }

    private static KeyRing ring(
            String name, @Nullable String given, @Nullable Path directory, SecureRandom random) {
        if (given != null && !given.isBlank()) {
            return KeyRing.parse("jieban.keys." + name, given);
        }
        if (directory == null) {
            throw new IllegalStateException(
                    "Neither jieban.keys-dir nor jieban.keys." + name + " is set");
        }
        return KeyFile.readOrCreate(directory, name + ".key", random);
    }
}
