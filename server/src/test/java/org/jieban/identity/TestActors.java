package org.jieban.identity;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import jakarta.servlet.http.Cookie;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import org.jieban.organisation.Scope;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.Units;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** People to act as in tests: with rows in the database, or only as a value. */
public final class TestActors {

    private static final AtomicLong NEXT = new AtomicLong(1);

    private final JdbcClient jdbc;
    private final Units units;

    public TestActors(JdbcClient jdbc, Units units) {
        this.jdbc = jdbc;
        this.units = units;
    }

    /** An actor without rows, for pure tests; sees its own unit only. */
    public static Actor onPaper(Role role, UnitId unit) {
        var number = NEXT.getAndIncrement();
        return new Actor(
                new PersonId(number),
                new PostId(number),
                "王" + number,
                unit,
                unit,
                Scope.of(unit.value()),
                role,
                null);
    }

    /** A new person with one post in this unit, whose scope is the unit's subtree. */
    public Actor with(Role role, UnitId unit) {
        return with(role, unit, unit);
    }

    /** A new person with one post in this unit, whose scope is another unit's subtree. */
    public Actor with(Role role, UnitId unit, UnitId scopeUnit) {
        var number = NEXT.getAndIncrement();
        var name = "李" + number;
        var person =
                jdbc.sql(
                                """
                                insert into person (name, username, password_hash, must_change_password, created_at)
                                values (:name, 'test-' || :number || '-' || floor(random() * 1e9)::bigint, 'none', false, :at)
                                returning id
                                """)
                        .param("name", name)
                        .param("number", number)
                        .param("at", OffsetDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC))
                        .query(Long.class)
                        .single();
        var post =
                jdbc.sql(
                                """
                                insert into post (person_id, unit_id, scope_unit_id, role, title, valid_from)
                                values (:person, :unit, :scope, :role, '', :from)
                                returning id
                                """)
                        .param("person", person)
                        .param("unit", unit.value())
                        .param("scope", scopeUnit.value())
                        .param("role", role.name())
                        .param("from", LocalDate.of(2020, 1, 1))
                        .query(Long.class)
                        .single();
        return new Actor(
                new PersonId(person),
                new PostId(post),
                name,
                unit,
                scopeUnit,
                units.scope(scopeUnit),
                role,
                null);
    }

    /** For MockMvc, with CSRF token: {@code post("/api/cases").with(as(actor))}. */
    public static RequestPostProcessor as(Actor actor) {
        var authenticated = authentication(new ActorAuthentication(actor));
        return request -> csrf().postProcessRequest(authenticated.postProcessRequest(request));
    }

    /**
     * A CSRF token as the web app sends it. Never use Spring's own {@code csrf()}: it replaces the
     * cookies of the whole application by a session, and every browser test after it fails.
     */
    public static RequestPostProcessor csrf() {
        return request -> {
            var token = "00000000-0000-0000-0000-000000000000";
            request.setCookies(new Cookie("XSRF-TOKEN", token));
            request.addHeader("X-XSRF-TOKEN", token);
            return request;
        };
    }
}
