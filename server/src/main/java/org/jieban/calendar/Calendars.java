package org.jieban.calendar;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jieban.shared.ProblemException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Service;

/**
 * The calendar in force. Each node keeps it and looks every few seconds whether it changed, so a
 * correction reaches all nodes without a restart.
 */
@Service
public class Calendars {

    private static final Logger log = LoggerFactory.getLogger(Calendars.class);

    /** Of the machine's time, since the injected clock may stand still or race. */
    private static final long LOOK_AGAIN = Duration.ofSeconds(10).toNanos();

    /** How long before a new year its data should be there; it is announced in November. */
    private static final Duration AHEAD = Duration.ofDays(31);

    private record Kept(WorkingCalendar calendar, long revision, long checkedAt) {}

    private final CalendarYears years;
    private final Clock clock;
    private final String place;
    private final Set<Integer> warned = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Kept kept;

    Calendars(
            CalendarYears years, Clock clock, @Value("${jieban.calendar.place:cn}") String place) {
        this.years = years;
        this.clock = clock;
        this.place = place;
    }

    /** The calendar of this installation's place, at most some seconds old. */
    public WorkingCalendar current() {
        var known = kept;
        var now = System.nanoTime();
        if (known != null && now - known.checkedAt() < LOOK_AGAIN) {
            return known.calendar();
        }
        var revision = years.revision(place);
        var calendar =
                known != null && known.revision() == revision
                        ? known.calendar()
                        : WorkingCalendar.of(years.current(place));
        warnOfUnknownYears(calendar, clock.instant());
        kept = new Kept(calendar, revision, now);
        return calendar;
    }

    /** The newest version of each year, as the database has it now. */
    public CalendarVersions newest() {
        return years.versions(place);
    }

    /** The calendar as it was when these were the newest versions. */
    public WorkingCalendar as(CalendarVersions versions) {
        return WorkingCalendar.of(years.years(place, versions));
    }

    /**
     * The statutory calendar that comes with the software, without a database: for tools and tests.
     *
     * @param place such as {@code cn}
     */
    public static WorkingCalendar shipped(String place) {
        return WorkingCalendar.of(ShippedCalendar.years(place));
    }

    /** The place whose calendar this installation keeps, such as {@code cn}. */
    public String place() {
        return place;
    }

    /**
     * Adds a new version of a year, inside the transaction that runs, and gives the calendar as it is
     * with it. Other nodes know it some seconds after the transaction has ended.
     *
     * @param seen the version that the new one is made from; 0 for a year nobody announced
     * @throws ProblemException {@code calendar/stale} when there is a newer version already
     */
    public WorkingCalendar correct(CalendarYear year, int seen, String source) {
        var present = WorkingCalendar.of(years.current(place)).year(year.year());
        int version = present.map(CalendarYear::version).orElse(0);
        var next = new CalendarYear(year.year(), version + 1, year.hours(), year.days());
        if (version != seen || !years.add(place, next, source, clock.instant())) {
            throw new ProblemException(CalendarProblem.STALE);
        }
        return WorkingCalendar.of(years.current(place));
    }

    /** Forgets this node's copy; to be called when a correction is written. */
    public void lookAgain() {
        kept = null;
    }

    /** Whether a calendar of this place comes with the software. */
    public static boolean isShipped(String place) {
        return !ShippedCalendar.years(place).isEmpty();
    }

    /** Brings shipped years that the database does not have yet; its own years stay as they are. */
    @Order(Ordered.HIGHEST_PRECEDENCE)
    @EventListener(ApplicationStartedEvent.class)
    void bringShippedYears() {
        var present = WorkingCalendar.of(years.current(place));
        for (var year : ShippedCalendar.years(place)) {
            if (present.year(year.year()).isEmpty()) {
                years.add(place, year, "shipped", clock.instant());
                log.info("Calendar {} {} added: {} days", place, year.year(), year.days().size());
            }
        }
        kept = null;
    }

    // [impl->rule~calendar.unknown-year~1]
    private void warnOfUnknownYears(WorkingCalendar calendar, Instant now) {
        for (var moment : new Instant[] {now, now.plus(AHEAD)}) {
            var year = moment.atZone(CityZone.ZONE).getYear();
            if (calendar.year(year).isEmpty() && warned.add(year)) {
                log.warn("Calendar {} has no data for {}: weekends only", place, year);
            }
        }
    }
}
