package org.jieban.identity;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jieban.calendar.CityZone;
import org.jieban.organisation.UnitKind;
import org.jieban.organisation.UnitRow;
import org.jieban.organisation.Units;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets somebody in where nobody is yet: an installation that starts on an empty database gets one
 * city and one administrator (首个管理员), whose first password is shown once on the console and never
 * logged.
 */
@Component
@Profile("run")
class FirstAdministrator implements ApplicationRunner {

    private static final String USERNAME = "admin";

    /** Nodes that start at once on the same empty database take turns. */
    private static final String TAKE_TURNS = "select pg_advisory_xact_lock(120345)";

    private final People people;
    private final Units units;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final String cityCode;
    private final String cityName;

    FirstAdministrator(
            People people,
            Units units,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock,
            @Value("${jieban.city.code:000000}") String cityCode,
            @Value("${jieban.city.name:本市}") String cityName) {
        this.people = people;
        this.units = units;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
        this.cityCode = cityCode;
        this.cityName = cityName;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        letIn().ifPresent(first ->
                System.out.printf(
                        "首个管理员 First administrator: %s  初始密码(仅显示一次,首次登录须修改) first password, shown once, to be changed: %s%n",
                        first.person().username(), first.firstPassword()));
    }

    Optional<People.WithPassword> letIn() {
        if (somebodyIsThere()) {
            return Optional.empty();
        }
        var made =
                transaction.execute(tx -> {
                    jdbc.sql(TAKE_TURNS).query((row, n) -> 0).list();
                    return somebodyIsThere() ? null : make();
                });
        return Optional.ofNullable(made);
    }

    private boolean somebodyIsThere() {
        return jdbc.sql("select exists (select from person)").query(Boolean.class).single();
    }

    private People.WithPassword make() {
        var today = clock.instant().atZone(CityZone.ZONE).toLocalDate();
        var city =
                units.roots().stream()
                        .findFirst()
                        .orElseGet(() ->
                                units.create(
                                        new UnitRow(
                                                cityCode,
                                                cityName,
                                                UnitKind.CITY,
                                                null,
                                                today,
                                                null,
                                                null)));
        return people.create(
                new NewPerson(
                        "管理员",
                        USERNAME,
                        List.of(NewPost.of(city.id(), Role.ADMINISTRATOR, "管理员"))));
    }
}
