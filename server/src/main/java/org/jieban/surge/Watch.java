package org.jieban.surge;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jieban.calendar.Calendars;
import org.jieban.calendar.CityZone;
import org.jieban.catalogue.Categories;
import org.jieban.catalogue.Category;
import org.jieban.organisation.Unit;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.Units;
import org.jieban.surge.CityHour.Cell;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks at the last sixty minutes of the whole city: raises what surges, ends what is over. One node
 * at a time; a moment that was missed is made up for.
 */
@Component
class Watch {

    static final Duration WEEK = Duration.ofDays(7);
    static final int WEEKS = 8;

    private static final Logger log = LoggerFactory.getLogger(Watch.class);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration STEP = Duration.ofMinutes(10);
    private static final Duration EVERY = Duration.ofMinutes(2);
    private static final Duration MADE_UP_FOR = Duration.ofDays(1);
    private static final Duration NEWS = Duration.ofMinutes(30);
    private static final Duration KNOWN = Duration.ofDays(14);
    private static final Duration SILENT = Duration.ofDays(1);
    private static final int MOST_LOOKS_AT_ONCE = 30;
    private static final int LEAST_WEEKS = 3;

    private final RequestRows requests;
    private final SurgeRows surges;
    private final Calendars calendars;
    private final Categories categories;
    private final Units units;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Watch(
            RequestRows requests,
            SurgeRows surges,
            Calendars calendars,
            Categories categories,
            Units units,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.requests = requests;
        this.surges = surges;
        this.calendars = calendars;
        this.categories = categories;
        this.units = units;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    /** Looks at now, and first at what was missed of the last day, every ten minutes of it. */
    void keepUp() {
        var now = clock.instant();
        for (int looks = 0; looks < MOST_LOOKS_AT_ONCE; looks++) {
            var done = surges.lookedUntil();
            if (Duration.between(done, now).compareTo(EVERY) < 0) {
                return;
            }
            var oldest = now.minus(MADE_UP_FOR);
            var next = done.isBefore(oldest) ? oldest : done.plus(STEP);
            if (!look(next.isAfter(now) ? now : next, done)) {
                return;
            }
        }
    }

    /** Whether this node had the turn and nobody had looked meanwhile. */
    private boolean look(Instant moment, Instant expectedLast) {
        var looked =
                transaction.execute(_ -> {
                    if (!surges.myTurn() || !surges.lookedUntil().equals(expectedLast)) {
                        return false;
                    }
                    look(moment);
                    surges.lookedUntil(moment);
                    return true;
                });
        return Boolean.TRUE.equals(looked);
    }

    /** Looks at the hour before a moment; inside a transaction. */
    void look(Instant moment) {
        var size = requests.size(moment.minus(WEEK.multipliedBy(WEEKS)), moment);
        var first = size.first();
        if (first == null) {
            surges.going(moment).forEach(one -> surges.end(one.id(), moment));
            return;
        }
        var hour = hour(moment, first, size.requests());
        goOn(moment, hour);
        // [impl->rule~surge.known~1]
        if (first.isBefore(moment.minus(KNOWN))) {
            raise(moment, hour, size.cells());
        }
    }

    private void raise(Instant moment, CityHour hour, int cells) {
        var answered = surges.answered(moment.minus(WEEK.multipliedBy(WEEKS)), moment);
        var names = new HashMap<String, Cell>();
        var measured = new ArrayList<SurgeRule.Cell>();
        for (var cell : hour.alive()) {
            var said = answered.get(cell);
            if (said == null || !silent(said, hour.came(cell), moment)) {
                var name = cell.category() + "/" + cell.street();
                names.put(name, cell);
                measured.add(
                        hour.measured(
                                cell, name, SurgeRule.ratio(said == null ? 0 : said.times())));
            }
        }
        for (var alarm : SurgeRule.alarms(measured, Math.max(cells, measured.size()))) {
            var cell = names.get(alarm.cell().name());
            if (cell != null) {
                raise(moment, cell, alarm);
            }
        }
    }

    // [impl->rule~surge.silence~1]
    private static boolean silent(SurgeRows.Answered said, int came, Instant moment) {
        return said.last().isAfter(moment.minus(SILENT)) && came < 2 * said.seen();
    }

    private void raise(Instant moment, Cell cell, SurgeRule.Alarm alarm) {
        var behind = requests.cases(cell, moment.minus(HOUR), moment);
        if (behind.isEmpty()) {
            return;
        }
        int seen = alarm.cell().lastHour();
        surges.raise(cell, behind.getLast().at(), moment, alarm.expected(), seen, alarm.chance())
                .ifPresent(id -> {
                    var cases = behind.stream().map(RequestRows.Behind::caseId).toList();
                    surges.addCases(id, cases);
                    var words = words(cell, seen, alarm.expected());
                    log.info(
                            "Surge {} raised: {} in street {}", id, cell.category(), cell.street());
                    if (moment.isAfter(clock.instant().minus(NEWS))) {
                        var street = cell.street();
                        events.publishEvent(
                                new SurgeRaised(
                                        id,
                                        street == null ? null : new UnitId(street),
                                        words,
                                        cases,
                                        moment));
                    }
                });
    }

    private String words(Cell cell, int seen, double expected) {
        return "%s %s：一小时 %d 件，平常 %.1f 件"
                .formatted(
                        place(cell.street()),
                        categories.find(cell.category()).map(Category::name).orElse(""),
                        seen,
                        expected);
    }

    private String place(@Nullable Long street) {
        return street == null ? "全市" : units.find(new UnitId(street)).map(Unit::name).orElse("");
    }

    // [impl->rule~surge.end~1]
    private void goOn(Instant moment, CityHour hour) {
        for (var one : surges.going(moment)) {
            var cell = one.cell();
            var measured = hour.measured(cell, "", SurgeRule.ratio(0));
            double expected = SurgeRule.expected(measured);
            boolean over = SurgeRule.over(measured.lastHour(), expected);
            surges.looked(
                    one.id(),
                    moment,
                    expected,
                    measured.lastHour(),
                    over ? SurgeRows.Over.YES : SurgeRows.Over.NO);
            surges.addCases(
                    one.id(),
                    requests.cases(cell, moment.minus(HOUR), moment).stream()
                            .filter(behind -> !behind.at().isBefore(one.since()))
                            .map(RequestRows.Behind::caseId)
                            .toList());
        }
    }

    private CityHour hour(Instant moment, Instant first, long all) {
        var ends = new ArrayList<Instant>(List.of(moment));
        ends.addAll(pastWeeks(moment, first));
        var hours = requests.hours(ends);
        return new CityHour(hours, mean(hours, moment, first, all));
    }

    /**
     * The same hour of past weeks, on working days for a working day, unless these are too few.
     */
    List<Instant> pastWeeks(Instant moment, Instant first) {
        var weeks = new ArrayList<Instant>();
        for (int back = 1; back <= WEEKS; back++) {
            var then = moment.minus(WEEK.multipliedBy(back));
            if (then.minus(HOUR).isAfter(first)) {
                weeks.add(then);
            }
        }
        var alike = weeks.stream().filter(then -> working(then) == working(moment)).toList();
        return alike.size() >= LEAST_WEEKS ? alike : weeks;
    }

    private boolean working(Instant moment) {
        return calendars.current().workingDay(moment.atZone(CityZone.ZONE).toLocalDate());
    }

    /** The mean of all hours of a place, as lively as the city is at this hour of the week. */
    private ToDoubleFunction<Cell> mean(
            List<Map<Cell, Integer>> hours, Instant moment, Instant first, long all) {
        var from = moment.minus(WEEK.multipliedBy(WEEKS));
        var known = Duration.between(first.isAfter(from) ? first : from, moment);
        double count = Math.max(1, known.toHours());
        double lively = 0;
        for (var past : hours.subList(1, hours.size())) {
            lively += past.values().stream().mapToInt(Integer::intValue).sum();
        }
        double ofThisHour = hours.size() == 1 ? all / count : lively / (hours.size() - 1);
        double shape = all == 0 ? 1 : ofThisHour / (all / count);
        var alive = new HashSet<String>();
        hours.getFirst().keySet().forEach(cell -> alive.add(cell.category()));
        surges.going(moment).forEach(one -> alive.add(one.cell().category()));
        var sums = requests.sums(alive, from, moment);
        var ofCity = new HashMap<String, Integer>();
        sums.forEach((cell, came) -> ofCity.merge(cell.category(), came, Integer::sum));
        return cell ->
                shape
                        / count
                        * (cell.street() == null
                                ? ofCity.getOrDefault(cell.category(), 0)
                                : sums.getOrDefault(cell, 0));
    }
}
