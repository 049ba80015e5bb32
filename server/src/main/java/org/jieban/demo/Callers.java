package org.jieban.demo;

import java.time.Instant;
import java.util.List;
import org.jieban.calendar.CityZone;
import org.jieban.casefile.ActOutcome;
import org.jieban.casefile.CaseActor;
import org.jieban.claimant.GivenClaimant;
import org.jieban.demo.Said.Desk;
import org.jieban.dispatch.Dispatching;
import org.jieban.identity.Role;
import org.jieban.intake.Intake;
import org.jieban.intake.Request;
import org.jieban.shared.IdempotencyKey;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Invented citizens who call or write now, and the agents who take it in. */
@Component
class Callers {

    private static final double OF_HOME_DISTRICT = 0.45;
    private static final int TRIES = 200;

    private final Intake intake;
    private final Dispatching dispatching;

    Callers(Intake intake, Dispatching dispatching) {
        this.intake = intake;
        this.dispatching = dispatching;
    }

    /**
     * Somebody calls or writes.
     *
     * @param number which call it is since the start
     * @param wanted what has to come of it, or null for anything
     */
    ActOutcome call(City.Cast cast, int number, @Nullable Desk wanted, Instant now) {
        var name = "demo-live-%d-%d".formatted(now.toEpochMilli(), number);
        var chance = Chance.of("live", name);
        var citizens = chance.hit(OF_HOME_DISTRICT) ? cast.home() : cast.others();
        var day = now.atZone(CityZone.ZONE).toLocalDate();
        var said = citizens.say(name, day);
        for (int i = 0; i < TRIES && wanted != null && said.desk() != wanted; i++) {
            said = citizens.say(name + "-" + i, day);
        }
        return take(said, cast, name, now, chance);
    }

    /**
     * Somebody calls because something broke in their street.
     *
     * @param which the first is in the street of the demo's visitors
     */
    ActOutcome callInOutage(City.Cast cast, int number, int which, Instant now) {
        var name = "demo-outage-%d-%d".formatted(now.toEpochMilli(), number);
        var day = now.atZone(CityZone.ZONE).toLocalDate();
        var street = which == 0 ? cast.home().homeStreet() : cast.home().street(day + "/" + which);
        return take(
                cast.home().sayOutage(name, day, street), cast, name, now, Chance.of("live", name));
    }

    /**
     * Somebody says this.
     *
     * @param name of the call; the same name is taken in once
     */
    ActOutcome take(Said said, City.Cast cast, String name, Instant now, Chance chance) {
        var key = new IdempotencyKey(name);
        var request = request(said, name);
        if (said.desk() == Desk.WAITS) {
            return intake.submit(request, CaseActor.citizen(), key, now, _ -> {});
        }
        var agent =
                cast.roster().one(cast.stage().hotline(), Role.AGENT, chance).orElseThrow().actor();
        return said.desk() == Desk.DISPATCHED
                ? intake.takeAndDispatch(request, agent, key, now, _ -> {})
                : intake.take(
                        request,
                        Desks.acts(said, dispatching, now, chance),
                        agent,
                        key,
                        now,
                        _ -> {});
    }

    private static Request request(Said said, String name) {
        var given = Desks.claimant(said);
        return new Request(
                said.kind(),
                said.title(),
                said.words(),
                said.category(),
                said.urgency(),
                said.area(),
                said.address(),
                said.at() == null ? null : said.at().latitude(),
                said.at() == null ? null : said.at().longitude(),
                given.equals(GivenClaimant.NOBODY) ? null : given,
                said.secret(),
                said.meetingWanted(),
                said.channel(),
                List.of(),
                name);
    }
}
