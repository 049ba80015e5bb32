package org.jieban.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jieban.casefile.SmallCity.key;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import org.jieban.PostgresTest;
import org.jieban.TestClock;
import org.jieban.organisation.Units;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

@PostgresTest
@Transactional
class VerifyingTests {

    @Autowired Casework casework;
    @Autowired Verification verification;
    @Autowired Units units;
    @Autowired JdbcClient jdbc;
    @Autowired TestClock clock;

    CaseNumber number;

    @BeforeEach
    void aSignedCase() {
        var city = new SmallCity(units, jdbc);
        number =
                casework.open(
                                city::burstPipe,
                                id -> {},
                                List.of(new Act.Accept(), new Act.Dispatch(city.toStreet())),
                                CaseActor.of(city.agent),
                                key(),
                                clock.instant())
                        .orThrow()
                        .number();
        casework.perform(number, null, new Act.Sign(), city.handler, key()).orThrow();
    }

    @Test // [utest->rule~case.chain~1]
    void anUntouchedCaseIsInOrder() {
        assertThat(problems()).isEmpty();
    }

    @Test // [utest->rule~case.chain~1]
    void aChangedFactShows() {
        tamper("update case_event set payload = replace(payload::text, '没人管', '有人管')::json");

        assertThat(problems()).hasSize(1).first().asString().contains("fact 1 does not fit");
    }

    @Test // [utest->rule~case.chain~1]
    void aChangedMomentShows() {
        tamper("update case_event set at = at - interval '1 hour' where seq = 4");

        assertThat(problems()).hasSize(1).first().asString().contains("fact 4 does not fit");
    }

    @Test // [utest->rule~case.chain~1]
    void aRemovedFactShows() {
        tamper("delete from case_event where seq = 2");

        assertThat(problems()).hasSize(1).first().asString().contains("fact 2 is missing");
    }

    @Test // [utest->rule~case.chain~1]
    void aCutEndShows() {
        tamper("delete from case_event where seq = 4");

        assertThat(problems()).isNotEmpty().first().asString().contains("end of the chain");
    }

    @Test // [utest->rule~case.events-only~1]
    void aPresentStateThatDoesNotFollowShows() {
        jdbc.sql("update case_file set state = 'REPLIED' where number = :n")
                .param("n", number.value())
                .update();

        assertThat(problems()).hasSize(1).first().asString().contains("does not follow");
    }

    /** What somebody with the keys to the database could do; rolled back after the test. */
    private void tamper(String sql) {
        jdbc.sql("alter table case_event disable trigger case_event_append_only").update();
        var where = sql.contains(" where ") ? " and" : " where";
        jdbc.sql(sql + where + " case_id = (select id from case_file where number = :n)")
                .param("n", number.value())
                .update();
        jdbc.sql("alter table case_event enable trigger case_event_append_only").update();
    }

    private List<String> problems() {
        return verification
                .verify(new PrintStream(OutputStream.nullOutputStream()))
                .problems()
                .stream()
                .filter(problem -> problem.startsWith(number.value()))
                .toList();
    }
}
