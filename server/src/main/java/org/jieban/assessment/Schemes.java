package org.jieban.assessment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jieban.catalogue.CaseKind;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Schemes in the database; the first one comes with the program. */
@Repository
@DependsOnDatabaseInitialization
class Schemes implements InitializingBean {

    private static final String FIRST = "assessment/scheme-1.json";

    private static final String SEED =
            """
            insert into scheme (code, version, effective_from, document)
            select 'three-rates', 1, date '2019-01-01', :document::jsonb
            where not exists (select 1 from scheme)
            on conflict do nothing
            """;
    private static final String ALL =
            """
            select code, version, effective_from, document::text as document
            from scheme
            order by effective_from desc
            """;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;

    Schemes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void afterPropertiesSet() {
        try {
            var document = new ClassPathResource(FIRST).getContentAsString(StandardCharsets.UTF_8);
            jdbc.sql(SEED).param("document", document).update();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** Every version, the latest first. */
    List<Scheme> all() {
        return jdbc.sql(ALL).query((row, i) -> toScheme(row)).list();
    }

    /** A version as it is written. */
    String text(Scheme scheme) {
        return jdbc.sql(
                        """
                        select document::text from scheme where code = :code and version = :version
                        """)
                .param("code", scheme.code())
                .param("version", scheme.version())
                .query(String.class)
                .single();
    }

    /** The scheme in force for a month; the oldest one also for what lies before it. */
    static Scheme inForce(List<Scheme> latestFirst, YearMonth month) {
        return latestFirst.stream()
                .filter(scheme -> !scheme.effectiveFrom().isAfter(month))
                .findFirst()
                .orElseGet(latestFirst::getLast);
    }

    private static Scheme toScheme(ResultSet row) throws SQLException {
        var document = JSON.readValue(row.getString("document"), Document.class);
        return new Scheme(
                row.getString("code"),
                row.getInt("version"),
                YearMonth.from(
                        Objects.requireNonNull(row.getObject("effective_from", LocalDate.class))),
                document.name(),
                document.period(),
                document.weights(),
                document.basically(),
                document.digits(),
                document.minimumSample(),
                document.excludedKinds());
    }

    /** The document as it is stored. */
    private record Document(
            Map<String, String> name,
            Scheme.Cut period,
            Scheme.Weights weights,
            BigDecimal basically,
            int digits,
            int minimumSample,
            Set<CaseKind> excludedKinds) {}
}
