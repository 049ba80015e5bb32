package org.jieban.identity;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jieban.organisation.Scope;
import org.jieban.organisation.UnitId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody in a unit of their own, for tests to which the tree does not matter. */
public final class TestStaff {

    private TestStaff() {}

    /** A new person in a new unit, who sees this unit alone. */
    public static Actor in(JdbcClient jdbc, Role role) {
        var code = "t-" + UUID.randomUUID();
        var unit =
                jdbc.sql(
                                """
                                insert into unit (code, name, kind, valid_from)
                                values (:code, '测试街道', 'STREET', :from)
                                returning id
                                """)
                        .param("code", code)
                        .param("from", LocalDate.of(2020, 1, 1))
                        .query(Long.class)
                        .single();
        var person =
                jdbc.sql(
                                """
                                insert into person (name, username, password_hash, must_change_password, created_at)
                                values ('李测', :code, 'none', false, :at)
                                returning id
                                """)
                        .param("code", code)
                        .param("at", OffsetDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC))
                        .query(Long.class)
                        .single();
        return new Actor(
                new PersonId(person),
                PostId.NONE,
                "李测",
                new UnitId(unit),
                new UnitId(unit),
                Scope.of(unit),
                role,
                null);
    }

    /** The same person, seeing everything. */
    public static Actor seeingEverything(Actor actor) {
        return new Actor(
                actor.person(),
                actor.post(),
                actor.name(),
                actor.unit(),
                actor.scopeUnit(),
                Scope.EVERYTHING,
                actor.role(),
                actor.token());
    }
}
