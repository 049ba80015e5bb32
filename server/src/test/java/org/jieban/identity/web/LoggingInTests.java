package org.jieban.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jieban.PostgresTest;
import org.jieban.TestClock;
import org.jieban.identity.NewPerson;
import org.jieban.identity.NewPost;
import org.jieban.identity.People;
import org.jieban.identity.Posts;
import org.jieban.identity.Role;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.UnitKind;
import org.jieban.organisation.UnitRow;
import org.jieban.organisation.Units;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;

@PostgresTest
class LoggingInTests {

    private static final String OWN = "correct horse battery";

    @Autowired RestTestClient http;
    @Autowired People people;
    @Autowired Posts posts;
    @Autowired Units units;
    @Autowired JdbcClient jdbc;
    @Autowired TestClock clock;

    private final String username = "wang." + UUID.randomUUID().toString().substring(0, 8);
    private UnitId street = new UnitId(0);
    private People.WithPassword wang = null;

    @BeforeEach
    void somebodyNew() {
        street =
                units.create(
                                new UnitRow(
                                        username,
                                        "望京街道",
                                        UnitKind.STREET,
                                        null,
                                        LocalDate.of(2020, 1, 1),
                                        null,
                                        null))
                        .id();
        wang =
                people.create(
                        new NewPerson(
                                "王秀英",
                                username,
                                List.of(
                                        NewPost.of(street, Role.HANDLER, "科员"),
                                        NewPost.of(street, Role.ADMINISTRATOR, "管理员"))));
    }

    // [utest->rule~identity.first-password~1]
    @Test
    void aFirstPasswordOpensOnlyItsOwnChange() {
        var browser = new Browser(http);

        var session = browser.logIn(username, wang.firstPassword());

        assertThat(session.status()).isEqualTo(200);
        assertThat(session.get("person")).asString().contains("mustChangePassword=true");
        assertThat(browser.get("/api/units").get("type"))
                .isEqualTo("/problems/identity/password-change-required");
        var changed = changePassword(browser, wang.firstPassword(), OWN);
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.get("person")).asString().contains("mustChangePassword=false");
        assertThat(browser.get("/api/units").status()).isEqualTo(200);
        assertThat(browser.get("/api/session").status()).isEqualTo(200);
    }

    // [utest->rule~identity.password~1]
    @Test
    void aPasswordThatBreaksARuleIsRefusedWithAllReasons() {
        var browser = new Browser(http);
        browser.logIn(username, wang.firstPassword());

        var tooShort = changePassword(browser, wang.firstPassword(), "short");
        var own = changePassword(browser, wang.firstPassword(), username + "-2026");
        var old = changePassword(browser, wang.firstPassword(), wang.firstPassword());
        var wrong = changePassword(browser, "not the password", OWN);

        assertThat(tooShort.get("errors")).asString().contains("password-short");
        assertThat(own.get("errors")).asString().contains("password-has-username");
        assertThat(old.get("errors")).asString().contains("password-old");
        assertThat(wrong.get("type")).isEqualTo("/problems/identity/bad-credentials");
    }

    @Test
    void everyLogInAndEveryRefusedOneIsTold() {
        new Browser(http).logIn(username, "not the password");
        new Browser(http).logIn(username, wang.firstPassword());

        assertThat(
                        jdbc.sql(
                                        """
                                        select kind from audit_entry where person_id = :wang order by id
                                        """)
                                .param("wang", wang.person().id().value())
                                .query(String.class)
                                .list())
                .containsExactly("LOGIN_REFUSED", "LOGIN");
    }

    @Test
    void theSessionCookieIsHiddenFromScriptsAndNewAtLogIn() {
        var browser = loggedIn();
        var first = browser.cookie("JIEBAN_SESSION");

        var again = browser.post("/api/session", Map.of("username", username, "password", OWN));

        assertThat(again.headers().getOrEmpty("Set-Cookie"))
                .anyMatch(cookie ->
                        cookie.startsWith("JIEBAN_SESSION=")
                                && cookie.contains("HttpOnly")
                                && cookie.contains("SameSite=Lax"));
        assertThat(browser.cookie("JIEBAN_SESSION")).isNotEqualTo(first);
    }

    @Test
    void aWrongPasswordAndAnUnknownNameGetTheSameAnswer() {
        var wrong = new Browser(http).logIn(username, "wrong password");
        var unknown = new Browser(http).logIn("nobody-" + username, "wrong password");

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.body()).isEqualTo(unknown.body());
    }

    // [utest->rule~identity.lock~1]
    @Test
    void fiveFailuresLockTheNameForFifteenMinutesKnownOrNot() {
        var nobody = "nobody-" + username;

        for (var name : List.of(username, nobody)) {
            for (var i = 0; i < 4; i++) {
                assertThat(new Browser(http).logIn(name, "wrong").status()).isEqualTo(401);
            }
            var fifth = new Browser(http).logIn(name, "wrong");
            assertThat(fifth.status()).isEqualTo(423);
            assertThat(fifth.get("until")).isEqualTo("2026-03-02T01:45:00Z");
        }

        assertThat(new Browser(http).logIn(username, wang.firstPassword()).status()).isEqualTo(423);
        clock.advance(Duration.ofMinutes(15));
        assertThat(new Browser(http).logIn(username, wang.firstPassword()).status()).isEqualTo(200);
    }

    @Test
    void aHundredGuessesAtOnceAreNotMoreThanFive() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            Callable<Integer> guess = () -> new Browser(http).logIn(username, "guess").status();
            var answers = threads.invokeAll(java.util.Collections.nCopies(40, guess));

            var compared = 0;
            for (var answer : answers) {
                compared += answer.get() == 401 ? 1 : 0;
            }
            assertThat(compared).isLessThan(5);
        }
        assertThat(new Browser(http).logIn(username, wang.firstPassword()).status()).isEqualTo(423);
    }

    @Test
    void aSuccessForgetsTheFailuresBefore() {
        for (var i = 0; i < 4; i++) {
            new Browser(http).logIn(username, "wrong");
        }
        new Browser(http).logIn(username, wang.firstPassword());

        for (var i = 0; i < 4; i++) {
            assertThat(new Browser(http).logIn(username, "wrong").status()).isEqualTo(401);
        }
    }

    @Test
    void withoutACsrfTokenNothingIsChanged() {
        var browser = loggedIn();
        browser.forgetCookie("XSRF-TOKEN");

        var refused = browser.put("/api/session/post", Map.of("postId", 1));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.get("type")).isEqualTo("/problems/shared/csrf");
    }

    // [utest->rule~identity.post~1]
    @Test
    void aPersonActsOnOneOfTheirPostsAtATime() {
        var browser = loggedIn();
        var administrator = posts.of(wang.person().id()).getLast();
        assertThat(browser.get("/api/people").status()).isEqualTo(403);

        var session =
                browser.put("/api/session/post", Map.of("postId", administrator.id().value()));

        assertThat(session.get("post")).asString().contains("role=ADMINISTRATOR");
        assertThat((List<?>) session.get("posts")).hasSize(2);
        assertThat(browser.get("/api/people").status()).isEqualTo(200);
        assertThat(browser.put("/api/session/post", Map.of("postId", 999_999_999)).status())
                .isEqualTo(404);
    }

    @Test
    void loggingOutEndsTheSession() {
        var browser = loggedIn();
        var session = browser.cookie("JIEBAN_SESSION");

        assertThat(browser.delete("/api/session").status()).isEqualTo(204);

        assertThat(browser.get("/api/session").status()).isEqualTo(401);
        assertThat(sessions()).isZero();
        assertThat(session).isNotNull();
    }

    @Test
    void aPasswordResetAndALeaveEndAllLogIns() {
        var desk = loggedIn();

        var fresh = people.resetPassword(wang.person().id()).firstPassword();
        assertThat(desk.get("/api/session").status()).isEqualTo(401);
        assertThat(sessions()).isZero();

        assertThat(new Browser(http).logIn(username, fresh).status()).isEqualTo(200);
        people.change(wang.person().id(), "王秀英", false);
        assertThat(sessions()).isZero();
        assertThat(new Browser(http).logIn(username, fresh).status()).isEqualTo(401);
    }

    @Test
    void withoutAPostNobodyGetsIn() {
        posts.of(wang.person().id()).forEach(post -> posts.end(wang.person().id(), post.id()));

        var refused = new Browser(http).logIn(username, wang.firstPassword());

        assertThat(refused.get("type")).isEqualTo("/problems/identity/no-post");
    }

    @Test
    void anUnusableBodyIsNamedFieldByField() {
        var browser = new Browser(http);
        browser.get("/api/session");

        var refused = browser.post("/api/session", Map.of("username", username));

        assertThat(refused.status())
                .as("%s", refused + browser.cookie("XSRF-TOKEN"))
                .isEqualTo(400);
        assertThat(refused.get("errors")).asString().contains("pointer=/password", "code=required");
        assertThat(refused.get("messages")).asString().contains("zh-CN", "en");
    }

    private Browser loggedIn() {
        var browser = new Browser(http);
        browser.logIn(username, wang.firstPassword());
        assertThat(changePassword(browser, wang.firstPassword(), OWN).status()).isEqualTo(200);
        return browser;
    }

    private static Browser.Answer changePassword(Browser browser, String current, String next) {
        return browser.put("/api/session/password", Map.of("current", current, "next", next));
    }

    private long sessions() {
        return jdbc.sql("select count(*) from web_session where principal_name = :person")
                .param("person", Long.toString(wang.person().id().value()))
                .query(Long.class)
                .single();
    }
}
