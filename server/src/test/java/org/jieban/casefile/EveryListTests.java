package org.jieban.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.jieban.PostgresTest;
import org.jieban.TestClock;
import org.jieban.calendar.Limit;
import org.jieban.organisation.Scope;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.Units;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PostgresTest
class EveryListTests {

    @Autowired CaseLists lists;
    @Autowired Casework casework;
    @Autowired Units units;
    @Autowired JdbcClient jdbc;

    @ParameterizedTest
    @EnumSource(Queue.class)
    void everyListCanBeReadByAUnitByAScopeAndByTheWholeCity(Queue queue) {
        var city = new SmallCity(units, jdbc);
        var agent = CaseActor.of(city.agent);
        casework.open(
                        city::burstPipe,
                        id -> {},
                        List.of(new Act.Accept(), new Act.Dispatch(city.toStreet())),
                        agent,
                        SmallCity.key(),
                        TestClock.START)
                .orThrow();
        var scope = units.scope(city.street);
        var ofUnit = lists.list(question(queue, city.street), scope).items();
        var ofScope = lists.list(question(queue, null), scope).items();
        var ofCity = lists.list(question(queue, null), Scope.EVERYTHING).items();
        boolean waitsThere = queue == Queue.TO_SIGN || queue == Queue.ALL_OPEN;
        if (waitsThere) {
            assertThat(ofUnit).hasSize(1);
            assertThat(ofScope).hasSize(1);
            assertThat(ofCity).isNotEmpty();
        } else if (queue == Queue.CLOSED) {
            assertThat(ofUnit).isEmpty();
        }
    }

    @Test
    void aListIsSearchedByNumberTitleAndAddressWithinTheScope() {
        var city = new SmallCity(units, jdbc);
        var number =
                casework.open(
                                city::burstPipe,
                                id -> {},
                                List.of(new Act.Accept(), new Act.Dispatch(city.toStreet())),
                                CaseActor.of(city.agent),
                                SmallCity.key(),
                                TestClock.START)
                        .orThrow()
                        .number()
                        .value();

        for (var text : List.of(number, "水管", "西里三区南门")) {
            assertThat(found(text, city.street)).containsExactly(number);
            assertThat(found(text, city.otherStreet)).isEmpty();
        }
        assertThat(found("东里", city.street)).isEmpty();
        assertThat(found(number.substring(0, 8), city.street)).isEmpty();
    }

    @Test // [utest->rule~care.progress~1]
    void silenceShowsAlsoWhereAnotherClockRanOutSooner() {
        var city = new SmallCity(units, jdbc);
        var at = TestClock.START.minus(Duration.ofDays(3));
        var limits =
                new CaseEvent.Limits(
                        Limit.parse("1h"),
                        Limit.parse("2h"),
                        Limit.parse("4h"),
                        Limit.parse("1d"),
                        null);
        var direction = new Act.Direction(city.street, List.of(), limits, "DECIDED", null, 1, "属地");
        var number =
                casework.open(
                                city::burstPipe,
                                id -> {},
                                List.of(new Act.Accept(), new Act.Dispatch(direction)),
                                CaseActor.of(city.agent),
                                SmallCity.key(),
                                at)
                        .orThrow()
                        .number();
        var handler = CaseActor.of(city.handler);
        var contact =
                new Act.Contact(
                        CaseEvent.ContactMethod.PHONE,
                        true,
                        CaseEvent.MeetingAnswer.DECLINED,
                        "已联系");
        for (var act : List.of(new Act.Sign(), contact)) {
            casework.perform(number, null, act, handler, SmallCity.key(), at.plusSeconds(1800))
                    .orThrow();
        }

        var rows = lists.list(question(Queue.SILENT, city.street), units.scope(city.street));
        assertThat(rows.items())
                .singleElement()
                .satisfies(row -> assertThat(row.dueClock()).isEqualTo(CaseClock.Kind.FEEDBACK));
    }

    private List<String> found(String text, UnitId scope) {
        var question = new ListQuestion(Queue.ALL_OPEN, null, null, null, text, null, 50);
        return lists.list(question, units.scope(scope)).items().stream()
                .map(ListedCase::number)
                .toList();
    }

    private static ListQuestion question(Queue queue, @Nullable UnitId unit) {
        return new ListQuestion(queue, unit, null, null, null, null, 50);
    }
}
