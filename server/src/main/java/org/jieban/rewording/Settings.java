package org.jieban.rewording;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jieban.audit.Audit;
import org.jieban.audit.AuditKind;
import org.jieban.claimant.Secrets;
import org.jieban.identity.Actor;
import org.jieban.shared.CommonProblem;
import org.jieban.shared.FieldProblem;
import org.jieban.shared.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the versions of the setting; none is ever changed. */
@Repository
class Settings {

    private static final int LONGEST = 300;
    private static final int LONGEST_SECONDS = 60;
    private static final String KEY_OF = "rewording_setting.key:";
    private static final String CURRENT =
            """
            select s.version, s.active, s.url, s.model, s.key is not null as has_key, s.seconds, s.uses,
                p.name, s.at
            from rewording_setting s join person p on p.id = s.person_id
            order by s.version desc limit 1
            """;
    private static final String ADD =
            """
            insert into rewording_setting
                (version, active, url, model, key, seconds, uses, person_id, at)
            values (:version, :active, :url, :model, :key, :seconds, :uses, :person, :at)
            """;

    private final JdbcClient jdbc;
    private final Secrets secrets;
    private final Audit audit;
    private final Clock clock;

    Settings(JdbcClient jdbc, Secrets secrets, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What an administrator wants.
     *
     * @param version the one that was edited
     * @param key null keeps the one before, empty forgets it
     */
    record Wanted(
            int version,
            boolean active,
            String url,
            String model,
            @Nullable String key,
            int seconds,
            List<Purpose> uses) {

        Wanted {
            uses = List.copyOf(uses);
        }
    }

    Setting current() {
        return jdbc.sql(CURRENT)
                .query((row, i) ->
                        new Setting(
                                row.getInt("version"),
                                row.getBoolean("active"),
                                row.getString("url"),
                                row.getString("model"),
                                row.getBoolean("has_key"),
                                row.getInt("seconds"),
                                Arrays.stream((String[]) row.getArray("uses").getArray())
                                        .map(Purpose::valueOf)
                                        .toList(),
                                row.getString("name"),
                                row.getObject("at", OffsetDateTime.class).toInstant()))
                .optional()
                .orElseGet(Setting::none);
    }

    /** The service's key in clear text, for the moment in which it is used. */
    Optional<String> key(int version) {
        return sealed(version).map(sealed -> secrets.open(sealed, KEY_OF));
    }

    private Optional<byte[]> sealed(int version) {
        return jdbc.sql("select key from rewording_setting where version = :version")
                .param("version", version)
                .query((row, i) -> Optional.ofNullable(row.getBytes("key")))
                .optional()
                .flatMap(key -> key);
    }

    /**
     * Makes a new version; what was switched stands in the audit, the key does not.
     *
     * @throws ProblemException {@code shared/invalid}, {@code rewording/bad-url} or {@code
     *     rewording/changed}
     */
    // [impl->rule~rewording.off~1]
    @Transactional
    Setting save(Wanted wanted, Actor by) {
        check(wanted);
        if (current().version() != wanted.version()) {
            throw new ProblemException(RewordingProblem.CHANGED);
        }
        var given = wanted.key();
        var key =
                given == null
                        ? sealed(wanted.version()).orElse(null)
                        : given.isBlank() ? null : secrets.close(given.strip(), KEY_OF);
        int version = wanted.version() + 1;
        try {
            jdbc.sql(ADD)
                    .param("version", version)
                    .param("active", wanted.active())
                    .param("url", wanted.url())
                    .param("model", wanted.model())
                    .param("key", key)
                    .param("seconds", wanted.seconds())
                    .param("uses", wanted.uses().stream().map(Enum::name).toArray(String[]::new))
                    .param("person", by.person().value())
                    .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        } catch (DuplicateKeyException faster) {
            throw new ProblemException(RewordingProblem.CHANGED);
        }
        audit.about(by)
                .with(
                        Map.of(
                                "what", "rewording",
                                "active", wanted.active(),
                                "url", wanted.url(),
                                "model", wanted.model(),
                                "seconds", wanted.seconds(),
                                "uses", wanted.uses().stream().map(Enum::name).toList(),
                                "keyChanged", given != null))
                .record(AuditKind.ADMIN_CHANGE);
        return current();
    }

    private static void check(Wanted wanted) {
        var wrong = new ArrayList<FieldProblem>();
        if (wanted.active() && wanted.model().isBlank()) {
            wrong.add(FieldProblem.required("model"));
        }
        if (wanted.active() && wanted.url().isBlank()) {
            wrong.add(FieldProblem.required("url"));
        }
        if (wanted.active() && wanted.uses().isEmpty()) {
            wrong.add(FieldProblem.required("uses"));
        }
        if (wanted.url().length() > LONGEST) {
            wrong.add(FieldProblem.tooLong("url", LONGEST));
        }
        if (wanted.model().length() > LONGEST) {
            wrong.add(FieldProblem.tooLong("model", LONGEST));
        }
        var key = wanted.key();
        if (key != null && key.length() > LONGEST) {
            wrong.add(FieldProblem.tooLong("key", LONGEST));
        }
        if (wanted.seconds() < 1) {
            wrong.add(FieldProblem.required("seconds"));
        } else if (wanted.seconds() > LONGEST_SECONDS) {
            wrong.add(FieldProblem.tooLong("seconds", LONGEST_SECONDS));
        }
        if (!wrong.isEmpty()) {
            throw new ProblemException(CommonProblem.INVALID, Map.of(), wrong);
        }
        if (!wanted.url().isEmpty() && !isWeb(wanted.url())) {
            throw new ProblemException(RewordingProblem.BAD_URL);
        }
    }

    // [impl->rule~rewording.address~1]
    private static boolean isWeb(String url) {
        try {
            var uri = new URI(url);
            var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            return (scheme.equals("http") || scheme.equals("https"))
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getFragment() == null;
        } catch (URISyntaxException noAddress) {
            return false;
        }
    }
}
