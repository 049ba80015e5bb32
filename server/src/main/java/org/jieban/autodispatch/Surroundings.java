package org.jieban.autodispatch;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.Optional;
import org.jieban.casefile.CaseFile;
import org.jieban.claimant.ClaimantId;
import org.jieban.claimant.Claimants;
import org.jieban.danger.DangerReader;
import org.jieban.groupmatter.Company;
import org.jieban.incident.KnownIncidents;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What lies around a case: danger in its words, known incidents, the same person's and others' cases. */
@Component
class Surroundings {

    private static final Duration LATELY = Duration.ofDays(30);
    private static final String HEARD =
            """
            select exists (
                select 1 from case_file
                where claimant_id = any(:people) and id <> :case and opened_at between :from and :until
                    and state <> 'VOIDED' and (closed_at is null or category = :category))
            """;

    private final KnownIncidents incidents;
    private final Company company;
    private final Claimants claimants;
    private final JdbcClient jdbc;

    Surroundings(KnownIncidents incidents, Company company, Claimants claimants, JdbcClient jdbc) {
        this.incidents = incidents;
        this.company = company;
        this.claimants = claimants;
        this.jdbc = jdbc;
    }

    /** Any sign counts here, also one too weak to make a case urgent. */
    boolean tellsOfDanger(CaseFile file) {
        return !DangerReader.shipped()
                .read(file.opening().title() + "\n" + file.opening().words())
                .isEmpty();
    }

    // [impl->rule~autodispatch.left-to-people~1]
    Optional<Objection> objection(CaseFile file, String category) {
        if (meansAnIncident(file, category)) {
            return Optional.of(Objection.INCIDENT);
        }
        if (heardBefore(file, category)) {
            return Optional.of(Objection.HEARD_BEFORE);
        }
        return switch (company.of(file.id())) {
            case ALONE -> Optional.empty();
            case WITH_OTHERS -> Optional.of(Objection.WITH_OTHERS);
            case NOT_KNOWN -> Optional.of(Objection.NOT_COMPARED);
        };
    }

    private boolean meansAnIncident(CaseFile file, String category) {
        var said = file.opening();
        return incidents.any()
                && !incidents
                        .matching(
                                new KnownIncidents.Telling(
                                        said.title() + "\n" + said.words(),
                                        category,
                                        file.area(),
                                        file.address(),
                                        said.lat(),
                                        said.lon()))
                        .isEmpty();
    }

    private boolean heardBefore(CaseFile file, String category) {
        var claimant = file.opening().claimant();
        if (claimant == null) {
            return false;
        }
        var people =
                claimants.samePerson(new ClaimantId(claimant)).stream()
                        .mapToLong(ClaimantId::value)
                        .toArray();
        return jdbc.sql(HEARD)
                .param("people", people)
                .param("case", file.id())
                .param("from", Timestamp.from(file.openedAt().minus(LATELY)))
                .param("until", Timestamp.from(file.openedAt().plus(LATELY)))
                .param("category", category)
                .query(Boolean.class)
                .single();
    }
}
