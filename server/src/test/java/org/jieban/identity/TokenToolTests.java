package org.jieban.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jieban.PostgresTest;
import org.jieban.organisation.UnitKind;
import org.jieban.organisation.UnitRow;
import org.jieban.organisation.Units;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

@PostgresTest
class TokenToolTests {

    private static final String USERNAME = "token-tool-user";

    @Autowired TokenTool tool;
    @Autowired Units units;
    @Autowired People people;
    @Autowired RestTestClient http;

    @BeforeEach
    void takeSomebodyIn() {
        if (people.byUsername(USERNAME).isEmpty()) {
            var city =
                    units.create(
                            new UnitRow(
                                    "TOKEN-TOOL",
                                    "令牌市",
                                    UnitKind.CITY,
                                    null,
                                    LocalDate.of(2020, 1, 1),
                                    null,
                                    null));
            people.create(
                    new NewPerson(
                            "王令", USERNAME, List.of(NewPost.of(city.id(), Role.ASSESSOR, "考核员"))));
        }
    }

    @Test
    void aTokenMadeHereOpensTheInterfaceUntilItIsRevoked() {
        var token = said("create", "--user", USERNAME, "--name", "nightly").strip();

        assertThat(token).matches("jb_\\S{43}");
        assertThat(statusWith(token)).isEqualTo(200);

        var id =
                said("list", "--user", USERNAME)
                        .lines()
                        .filter(line -> line.contains("\tnightly\t"))
                        .findFirst()
                        .orElseThrow()
                        .split("\t", -1)[0];
        said("revoke", "--user", USERNAME, id);
        assertThat(statusWith(token)).isEqualTo(401);
    }

    @Test
    void whatTheRoleMayNotDoATokenMayNotEither() {
        assertThat(run("create", "--user", USERNAME, "--scopes", "admin")).isEqualTo(1);
    }

    @Test
    void unknownUsersScopesAndWordsAreRefused() {
        assertThat(run("create", "--user", "nobody-at-all")).isEqualTo(2);
        assertThat(run("create", "--user", USERNAME, "--scopes", "everything")).isEqualTo(2);
        assertThat(run("make")).isEqualTo(2);
        assertThat(run()).isEqualTo(2);
    }

    private int statusWith(String token) {
        return http.get()
                .uri("/api/units")
                .header("Authorization", "Bearer " + token)
                .exchange()
                .returnResult()
                .getStatus()
                .value();
    }

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private int run(String... words) {
        return tool.run(new ArrayList<>(List.of(words)), new PrintStream(out, true, UTF_8));
    }

    private String said(String... words) {
        out.reset();
        assertThat(run(words)).isZero();
        return out.toString(UTF_8);
    }
}
