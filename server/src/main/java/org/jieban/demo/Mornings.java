package org.jieban.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jieban.calendar.CityZone;
import org.jieban.casefile.Assignment;
import org.jieban.casefile.CaseLists;
import org.jieban.casefile.ListQuestion;
import org.jieban.casefile.ListedCase;
import org.jieban.casefile.Queue;
import org.jieban.daily.Decisions;
import org.jieban.daily.Decisions.Aim;
import org.jieban.identity.Actor;
import org.jieban.identity.Posts;
import org.jieban.identity.Role;
import org.jieban.organisation.Unit;
import org.jieban.organisation.UnitKind;
import org.jieban.organisation.Units;
import org.jieban.shared.IdempotencyKey;
import org.springframework.stereotype.Component;

/**
 * Every morning the leaders of the home district decide on some of the cases on their daily list (日调度);
 * the rest is left to visitors. Yesterday's decisions stand beside, so that one sees what came of them.
 */
@Component
class Mornings {

    private static final int YESTERDAY = 5;
    private static final int TODAY = 2;
    private static final List<Queue> PRESSING =
            List.of(Queue.OVERDUE, Queue.DISSATISFIED, Queue.DUE_SOON);

    private final Units units;
    private final CaseLists lists;
    private final Decisions decisions;
    private final Posts posts;
    private final Clock clock;
    private final Sentences sentences = new Sentences();

    Mornings(Units units, CaseLists lists, Decisions decisions, Posts posts, Clock clock) {
        this.units = units;
        this.lists = lists;
        this.decisions = decisions;
        this.posts = posts;
        this.clock = clock;
    }

    /** What was not decided yet, of yesterday and today; a second time nothing. */
    void hold(City.Cast cast) {
        var now = clock.instant();
        var today = now.atZone(CityZone.ZONE).toLocalDate();
        var district = units.byCode(CityPlan.HOME_DISTRICT).orElseThrow();
        Stream.concat(
                        Stream.of(district),
                        units.subtree(district.id()).stream()
                                .filter(unit ->
                                        unit.kind() == UnitKind.STREET
                                                || unit.kind() == UnitKind.ENTERPRISE))
                .forEach(unit -> {
                    decide(cast, unit, today.minusDays(1), YESTERDAY, now);
                    decide(cast, unit, today, TODAY, now);
                });
    }

    private void decide(City.Cast cast, Unit unit, LocalDate day, int most, Instant now) {
        var chance = Chance.of("morning", unit.code(), day);
        var at =
                day.atTime(8, 10)
                        .atZone(CityZone.ZONE)
                        .toInstant()
                        .plus(Duration.ofMinutes(chance.below(60)));
        var leader =
                cast.roster()
                        .one(unit.id(), Role.LEADER, chance)
                        .flatMap(member -> posts.actor(member.post()));
        if (leader.isEmpty() || at.isAfter(now) || decisions.decided(unit.id(), day)) {
            return;
        }
        for (var row : listed(unit, at, most)) {
            decide(cast, row, leader.get(), day, at, chance);
            at = at.plusSeconds(40 + chance.below(300));
        }
    }

    private List<ListedCase> listed(Unit unit, Instant at, int most) {
        var found = new ArrayList<ListedCase>();
        var whole = unit.kind() == UnitKind.DISTRICT;
        for (var queue : PRESSING) {
            lists
                    .list(
                            new ListQuestion(
                                    queue, whole ? null : unit.id(), null, null, null, null, 20),
                            units.scope(unit.id()))
                    .items()
                    .stream()
                    .filter(row -> row.role() == Assignment.Role.LEAD)
                    .filter(row -> row.since() != null && row.since().isBefore(at))
                    .filter(row -> found.stream().noneMatch(other -> other.id() == row.id()))
                    .limit(2)
                    .forEach(found::add);
        }
        return found.stream().limit(most).toList();
    }

    private void decide(
            City.Cast cast,
            ListedCase row,
            Actor leader,
            LocalDate day,
            Instant at,
            Chance chance) {
        var lead =
                row.unit() == null ? leader.unit() : new org.jieban.organisation.UnitId(row.unit());
        var owner =
                cast.roster()
                        .one(lead, Role.HANDLER, chance)
                        .map(member -> member.actor().name())
                        .orElse("值班负责人");
        var aim = chance.oneOf(List.of(Aim.PROGRESS, Aim.REPLY, Aim.MEET, Aim.HELP, Aim.PROGRESS));
        decisions.add(
                row.id(),
                new Decisions.Wanted(
                        aim,
                        owner,
                        day.plusDays(chance.below(2)),
                        sentences.one(
                                "decided-" + aim.name().toLowerCase(java.util.Locale.ROOT),
                                chance)),
                leader,
                new IdempotencyKey("demo-morning-%s-%d".formatted(day, row.id())),
                at);
    }
}
