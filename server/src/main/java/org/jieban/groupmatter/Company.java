package org.jieban.groupmatter;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Whether others tell of the same as a case. */
@Service
public class Company {

    private static final String TOLD =
            """
            select (select count(*) from matter_case other where other.matter_id = m.matter_id)
            from matter_case m where m.case_id = :case and m.matter_id is not null
            """;

    private final JdbcClient jdbc;

    Company(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Who tells of a matter. */
    public enum Of {
        /** The case has not been compared with others yet. */
        NOT_KNOWN,
        /** Nobody else. */
        ALONE,
        /** Others too. */
        WITH_OTHERS
    }

    public Of of(long caseId) {
        return jdbc.sql(TOLD)
                .param("case", caseId)
                .query(Long.class)
                .optional()
                .map(tellings -> tellings > 1 ? Of.WITH_OTHERS : Of.ALONE)
                .orElse(Of.NOT_KNOWN);
    }
}
