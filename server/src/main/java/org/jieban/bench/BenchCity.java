package org.jieban.bench;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jieban.identity.NewPerson;
import org.jieban.identity.NewPost;
import org.jieban.identity.People;
import org.jieban.identity.Posts;
import org.jieban.identity.Role;
import org.jieban.identity.Tokens;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.UnitKind;
import org.jieban.organisation.UnitRow;
import org.jieban.organisation.Units;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A city for measuring: one district, many streets, one community each, and programs that act. */
@Component
@Profile("bench")
class BenchCity {

    static final int STREETS = 343;
    private static final LocalDate FROM = LocalDate.of(2020, 1, 1);

    private final Units units;
    private final People people;
    private final Posts posts;
    private final Tokens tokens;
    private final JdbcClient jdbc;
    private final Clock clock;

    BenchCity(
            Units units, People people, Posts posts, Tokens tokens, JdbcClient jdbc, Clock clock) {
        this.units = units;
        this.people = people;
        this.posts = posts;
        this.tokens = tokens;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** One street with its community and the tokens of those who act there. */
    record Place(UnitId street, UnitId community, String handler, String leader) {}

    /** The places to act in and the hotline's tokens. */
    record Built(List<Place> places, String agent, String revisiter) {}

    /** Makes the city when it is not there; tokens are new each time. */
    Built build(int places) {
        var rows = new ArrayList<UnitRow>();
        rows.add(row("B", "测量市", UnitKind.CITY, null));
        rows.add(row("BH", "市民热线服务中心", UnitKind.HOTLINE, "B"));
        rows.add(row("BD", "测量区", UnitKind.DISTRICT, "B"));
        for (int i = 0; i < STREETS; i++) {
            rows.add(row("BS" + i, "第" + i + "街道", UnitKind.STREET, "BD"));
            rows.add(row("BC" + i, "第" + i + "社区", UnitKind.COMMUNITY, "BS" + i));
        }
        units.importAll(rows);
        var built = new ArrayList<Place>();
        for (int i = 0; i < places; i++) {
            var street = id("BS" + i);
            built.add(
                    new Place(
                            street,
                            id("BC" + i),
                            token("bench-handler-" + i, street, Role.HANDLER),
                            token("bench-leader-" + i, street, Role.LEADER)));
        }
        var hotline = id("BH");
        return new Built(
                built,
                token("bench-agent", hotline, Role.AGENT),
                token("bench-revisiter", hotline, Role.REVISITER));
    }

    UnitId id(String code) {
        return units.byCode(code).orElseThrow().id();
    }

    /** A new token of somebody with this role on this unit. */
    String token(String username, UnitId unit, Role role) {
        var person =
                people.byUsername(username)
                        .orElseGet(() ->
                                people.create(
                                                new NewPerson(
                                                        username,
                                                        username,
                                                        List.of(NewPost.of(unit, role, ""))))
                                        .person());
        jdbc.sql("update person set must_change_password = false where id = :id")
                .param("id", person.id().value())
                .update();
        var post = posts.of(person.id()).getFirst();
        return tokens.issue(
                        post.id(), "bench", role.scopes(), clock.instant().plus(Duration.ofDays(1)))
                .token();
    }

    private static UnitRow row(String code, String name, UnitKind kind, @Nullable String parent) {
        return new UnitRow(code, name, kind, parent, FROM, null, null);
    }
}
