package org.jieban.demo;

import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jieban.calendar.CityZone;
import org.jieban.casefile.CaseEvent.Channel;
import org.jieban.casefile.Casework;
import org.jieban.catalogue.CaseKind;
import org.jieban.catalogue.Urgency;
import org.jieban.demo.Said.Desk;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.Units;
import org.springframework.stereotype.Component;

/**
 * A power cut of the last half hour, told by the neighbours of one community: the hotline's own alarm
 * finds it (突增). Once a day, when the demo is started.
 */
@Component
class Outages {

    private static final String CATEGORY = "030301";

    private final Callers callers;
    private final Casework casework;
    private final Units units;
    private final Clock clock;

    Outages(Callers callers, Casework casework, Units units, Clock clock) {
        this.callers = callers;
        this.casework = casework;
        this.units = units;
        this.clock = clock;
    }

    private record Call(String name, Duration ago, Said said) {}

    /** Lets the neighbours call, each with the moment at which they did. */
    void happen(City.Cast cast) {
        var now = clock.instant();
        var calls = calls("demo-power-" + now.atZone(CityZone.ZONE).toLocalDate() + "-");
        var taken = casework.takenIn(calls.stream().map(Call::name).collect(toSet()));
        for (var call : calls) {
            if (!taken.contains(call.name())) {
                callers.take(
                        call.said(),
                        cast,
                        call.name(),
                        now.minus(call.ago()),
                        Chance.of("live", call.name()));
            }
        }
    }

    private List<Call> calls(String prefix) {
        var calls = new ArrayList<Call>();
        for (var row : DemoFile.read("outages.csv")) {
            var name = prefix + calls.size();
            units.byCode(row.get("community"))
                    .ifPresent(community ->
                            calls.add(
                                    new Call(
                                            name,
                                            Duration.ofMinutes(Long.parseLong(row.get("minutes"))),
                                            said(
                                                    name,
                                                    community.id(),
                                                    row.get("address"),
                                                    row.get("title"),
                                                    row.get("words")))));
        }
        return calls;
    }

    private static Said said(
            String who, UnitId community, String address, String title, String words) {
        return new Said(
                CaseKind.HELP,
                title,
                words,
                CATEGORY,
                Urgency.LIVELIHOOD,
                community,
                address,
                null,
                Channel.PHONE,
                who,
                false,
                true,
                false,
                false,
                Desk.DISPATCHED);
    }
}
