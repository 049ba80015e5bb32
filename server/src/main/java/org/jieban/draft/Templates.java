package org.jieban.draft;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.jieban.audit.Audit;
import org.jieban.audit.AuditKind;
import org.jieban.calendar.CityZone;
import org.jieban.identity.Actor;
import org.jieban.shared.CommonProblem;
import org.jieban.shared.FieldProblem;
import org.jieban.shared.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the templates of replies by category; version 0 of a category comes with the program. */
@Repository
class Templates {

    private static final int LONGEST_NOTE = 200;
    private static final int LEVEL = 2;
    private static final String SHIPPED = "/draft/templates.csv";
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    private static final String ALL =
            """
            select t.category, t.version, t.body, t.valid_from, t.valid_until, t.note, p.name, t.at
            from reply_template t join person p on p.id = t.person_id
            order by t.category, t.version desc
            """;
    private static final String ADD =
            """
            insert into reply_template
                (category, version, body, valid_from, valid_until, note, person_id, at)
            values (:category, :version, :body, :from, :until, :note, :person, :at)
            """;

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;
    private final List<Version> shipped = shipped();

    Templates(JdbcClient jdbc, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A version of a category's template.
     *
     * @param category its code; empty for every category without one of its own
     * @param version 0 comes with the program
     * @param validFrom null: ever since
     * @param validUntil its last day; null: without end
     */
    record Version(
            String category,
            int version,
            String text,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validUntil,
            String note,
            @Nullable String madeBy,
            @Nullable Instant madeAt) {

        boolean holdsOn(LocalDate day) {
            return (validFrom == null || !day.isBefore(validFrom))
                    && (validUntil == null || !day.isAfter(validUntil));
        }
    }

    /** What somebody wants to write. */
    record Wanted(
            String category,
            int version,
            String text,
            LocalDate validFrom,
            @Nullable LocalDate validUntil,
            String note) {}

    /** Every version, by category, the newest first. */
    List<Version> all() {
        var all =
                new ArrayList<>(
                        jdbc.sql(ALL)
                                .query((row, i) ->
                                        new Version(
                                                row.getString("category"),
                                                row.getInt("version"),
                                                row.getString("body"),
                                                row.getObject("valid_from", LocalDate.class),
                                                row.getObject("valid_until", LocalDate.class),
                                                row.getString("note"),
                                                row.getString("name"),
                                                row.getObject("at", OffsetDateTime.class)
                                                        .toInstant()))
                                .list());
        all.addAll(shipped);
        return List.copyOf(all);
    }

    /** What holds today for a category: its own, else its parents', else the general one. */
    // [impl->rule~draft.nearest~1]
    Version inForce(@Nullable String category) {
        var day = LocalDate.ofInstant(clock.instant(), CityZone.ZONE);
        var all = all();
        var code = Objects.requireNonNullElse(category, "");
        for (int length = code.length(); length >= 0; length -= LEVEL) {
            var nearest = code.substring(0, length);
            var holding =
                    all.stream()
                            .filter(one -> one.category().equals(nearest) && one.holdsOn(day))
                            .findFirst();
            if (holding.isPresent()) {
                return holding.get();
            }
        }
        throw new IllegalStateException("no general template");
    }

    /**
     * Makes a new version of a category's template.
     *
     * @throws ProblemException {@code shared/invalid}, {@code draft/faulty} or {@code draft/changed}
     */
    @Transactional
    void save(Wanted wanted, Actor by) {
        check(wanted);
        int newest =
                all().stream()
                        .filter(one -> one.category().equals(wanted.category()))
                        .mapToInt(Version::version)
                        .max()
                        .orElse(0);
        if (newest != wanted.version()) {
            throw new ProblemException(DraftProblem.CHANGED);
        }
        try {
            jdbc.sql(ADD)
                    .param("category", wanted.category())
                    .param("version", newest + 1)
                    .param("body", wanted.text())
                    .param("from", wanted.validFrom())
                    .param("until", wanted.validUntil())
                    .param("note", wanted.note())
                    .param("person", by.person().value())
                    .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        } catch (DuplicateKeyException faster) {
            throw new ProblemException(DraftProblem.CHANGED);
        }
        audit.about(by)
                .with(
                        Map.of(
                                "what",
                                "reply-template",
                                "category",
                                wanted.category(),
                                "version",
                                newest + 1))
                .record(AuditKind.ADMIN_CHANGE);
    }

    private static void check(Wanted wanted) {
        var wrong = new ArrayList<FieldProblem>();
        if (wanted.text().isBlank()) {
            wrong.add(FieldProblem.required("text"));
        }
        if (wanted.note().length() > LONGEST_NOTE) {
            wrong.add(FieldProblem.tooLong("note", LONGEST_NOTE));
        }
        var until = wanted.validUntil();
        if (until != null && until.isBefore(wanted.validFrom())) {
            wrong.add(FieldProblem.required("validUntil"));
        }
        if (!wrong.isEmpty()) {
            throw new ProblemException(CommonProblem.INVALID, Map.of(), wrong);
        }
        var faults = TemplateText.faults(wanted.text());
        if (!faults.isEmpty()) {
            throw new ProblemException(
                    DraftProblem.FAULTY,
                    Map.of("at", faults.getFirst().from() + 1, "said", faults.getFirst().said()));
        }
    }

    private static List<Version> shipped() {
        try (var in =
                        new InputStreamReader(
                                Objects.requireNonNull(
                                        Templates.class.getResourceAsStream(SHIPPED), SHIPPED),
                                StandardCharsets.UTF_8);
                var rows = FORMAT.parse(in)) {
            return rows.stream()
                    .map(row ->
                            new Version(
                                    row.get("category"),
                                    0,
                                    row.get("text").replace("\\n", "\n"),
                                    null,
                                    null,
                                    "",
                                    null,
                                    null))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
