package org.jieban.identity.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jieban.identity.TestActors.as;

import java.io.UnsupportedEncodingException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jieban.PostgresTest;
import org.jieban.TestClock;
import org.jieban.identity.Actor;
import org.jieban.identity.Role;
import org.jieban.identity.TestActors;
import org.jieban.identity.TokenScope;
import org.jieban.identity.Tokens;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.UnitKind;
import org.jieban.organisation.UnitRow;
import org.jieban.organisation.Units;
import org.jieban.shared.ProblemException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.client.RestTestClient;

@PostgresTest
class TokenTests {

    private static final Instant TOMORROW = TestClock.START.plus(Duration.ofDays(1));

    @Autowired RestTestClient http;
    @Autowired MockMvcTester mvc;
    @Autowired Tokens tokens;
    @Autowired Units units;
    @Autowired JdbcClient jdbc;
    @Autowired TestClock clock;

    private UnitId street = new UnitId(0);
    private Actor administrator = null;

    @BeforeEach
    void anAdministrator() {
        street =
                units.create(
                                new UnitRow(
                                        UUID.randomUUID().toString(),
                                        "望京街道",
                                        UnitKind.STREET,
                                        null,
                                        LocalDate.of(2020, 1, 1),
                                        null,
                                        null))
                        .id();
        administrator = new TestActors(jdbc, units).with(Role.ADMINISTRATOR, street);
    }

    // [utest->rule~identity.token~1]
    @Test
    void aTokenActsOnItsPostWithinItsScopes() {
        var wide = issue(Set.of(TokenScope.ADMIN));
        var narrow = issue(Set.of(TokenScope.RANKING_READ));

        assertThat(status("/api/people", wide)).isEqualTo(200);
        assertThat(status("/api/people", narrow)).isEqualTo(403);
        assertThat(status("/api/units", narrow)).isEqualTo(200);
        assertThat(status("/api/session", wide)).isEqualTo(403);
        assertThat(status("/api/tokens", wide)).isEqualTo(403);
    }

    @Test
    void aTokenNeedsNoCsrfAndLeavesNoCookie() {
        var token = issue(Set.of(TokenScope.ADMIN));

        var answer =
                http.post()
                        .uri("/api/people")
                        .header("Authorization", "Bearer " + token.token())
                        .contentType(MediaType.APPLICATION_JSON)
                        .body("{}")
                        .exchange()
                        .returnResult(String.class);

        assertThat(answer.getStatus().value()).isEqualTo(400);
        assertThat(answer.getResponseHeaders().getOrEmpty("Set-Cookie")).isEmpty();
    }

    @Test
    void aTokenEndsWhenItExpires() {
        var token = issue(Set.of(TokenScope.ADMIN));
        assertThat(status("/api/people", token)).isEqualTo(200);

        clock.advance(Duration.ofDays(1));

        assertThat(status("/api/people", token)).isEqualTo(401);
    }

    @Test
    void aRevokedTokenIsOverAtOnce() {
        var token = issue(Set.of(TokenScope.ADMIN));
        assertThat(status("/api/people", token)).isEqualTo(200);

        tokens.revoke(administrator.person(), token.id());

        assertThat(status("/api/people", token)).isEqualTo(401);
    }

    @Test
    void nobodyRevokesTheTokenOfAnother() {
        var token = issue(Set.of(TokenScope.ADMIN));
        var other = new TestActors(jdbc, units).with(Role.ADMINISTRATOR, street);

        assertThatThrownBy(() -> tokens.revoke(other.person(), token.id()))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("not-found");
        assertThat(status("/api/people", token)).isEqualTo(200);
    }

    @Test
    void aWrongTokenIsRefusedAlsoWhereACookieWouldDo() {
        for (var wrong : new String[] {"jb_" + "x".repeat(43), "nonsense", ""}) {
            assertThat(status("/api/units", new Tokens.Issued(0, wrong))).isEqualTo(401);
        }
    }

    @Test
    void onlyTheHashOfATokenIsKept() {
        var token = issue(Set.of(TokenScope.ADMIN));

        var row =
                jdbc.sql("select t::text from token t where id = :id")
                        .param("id", token.id())
                        .query(String.class)
                        .single();

        assertThat(row).doesNotContain(token.token().substring(3));
        assertThat(token.toString()).doesNotContain(token.token());
    }

    @Test
    void itsOwnerSeesWhenItWasUsedAndNeverTheSecret() {
        var token = issue(Set.of(TokenScope.ADMIN));
        status("/api/people", token);

        var listed = mvc.get().uri("/api/tokens").with(as(administrator)).exchange();

        assertThat(listed).hasStatusOk();
        assertThat(body(listed))
                .contains("\"lastUsedAt\":\"2026-03-02T01:30:00Z\"", "\"scopes\":[\"admin\"]")
                .doesNotContain(token.token());
    }

    @Test
    void aTokenBeyondItsRoleOrItsLongestLifeIsRefused() {
        var wanted =
                """
                {"name":"import","scopes":["intake"],"expiresAt":"2030-01-01T00:00:00Z"}
                """;

        var answer =
                mvc.post()
                        .uri("/api/tokens")
                        .with(as(administrator))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(wanted)
                        .exchange();

        assertThat(answer).hasStatus(422);
        assertThat(body(answer)).contains("scope-beyond-role", "token-life");
    }

    @Test
    void aTokenIsMadeAndShownOnce() {
        var answer =
                mvc.post()
                        .uri("/api/tokens")
                        .with(as(administrator))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(
                                """
                                {"name":"bench","scopes":["admin"],"expiresAt":"%s"}
                                """
                                        .formatted(TOMORROW))
                        .exchange();

        assertThat(answer).hasStatus(201);
        assertThat(Json.object(body(answer)).get("token")).asString().startsWith("jb_").hasSize(46);
    }

    private Tokens.Issued issue(Set<TokenScope> scopes) {
        return tokens.issue(administrator.post(), "test", scopes, TOMORROW);
    }

    private int status(String path, Tokens.Issued token) {
        return http.get()
                .uri(path)
                .header("Authorization", "Bearer " + token.token())
                .exchange()
                .returnResult(String.class)
                .getStatus()
                .value();
    }

    private static String body(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString(UTF_8);
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
