package org.jieban.casefile;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jieban.calendar.Calendars;
import org.jieban.calendar.Limit;
import org.jieban.calendar.WorkingCalendar;
import org.jieban.casefile.CaseEvent.Channel;
import org.jieban.casefile.CaseEvent.Limits;
import org.jieban.catalogue.CaseKind;
import org.jieban.catalogue.Urgency;
import org.jieban.identity.Role;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.UnitKind;

/** A small city without a database: its units, its limits, and people who act on cases in it. */
final class PaperCity {

    static final UnitId DISTRICT = new UnitId(1);
    static final UnitId STREET = new UnitId(2);
    static final UnitId COMMUNITY = new UnitId(3);
    static final UnitId WATER = new UnitId(4);
    static final UnitId HOTLINE = new UnitId(5);
    static final UnitId POWER = new UnitId(6);
    static final UnitId NEIGHBOUR = new UnitId(7);
    static final UnitId CITY = new UnitId(8);
    static final Map<UnitId, UnitId> PARENTS =
            Map.of(
                    STREET, DISTRICT,
                    NEIGHBOUR, DISTRICT,
                    COMMUNITY, STREET,
                    DISTRICT, CITY,
                    WATER, CITY,
                    POWER, CITY,
                    HOTLINE, CITY);
    static final Map<UnitId, UnitKind> KINDS =
            Map.of(
                    DISTRICT, UnitKind.DISTRICT,
                    STREET, UnitKind.STREET,
                    COMMUNITY, UnitKind.COMMUNITY,
                    WATER, UnitKind.DEPARTMENT,
                    HOTLINE, UnitKind.HOTLINE,
                    POWER, UnitKind.ENTERPRISE,
                    NEIGHBOUR, UnitKind.STREET,
                    CITY, UnitKind.CITY);
    static final Surroundings WORLD =
            new Surroundings() {
                @Override
                public boolean isWithin(UnitId unit, UnitId ancestor) {
                    for (var at = unit; at != null; at = PARENTS.get(at)) {
                        if (at.equals(ancestor)) {
                            return true;
                        }
                    }
                    return false;
                }

                @Override
                public UnitKind kindOf(UnitId unit) {
                    return KINDS.get(unit);
                }

                @Override
                public Optional<UnitId> above(UnitId unit) {
                    return Optional.ofNullable(PARENTS.get(unit));
                }
            };
    static final HotlineLimits LIMITS =
            new HotlineLimits(
                    Limit.parse("2h"),
                    Limit.parse("24h"),
                    Limit.parse("3d"),
                    new CaseEvent.Limits(Limit.parse("2h"), Limit.parse("24h"), Limit.parse("7d")));
    static final CaseSettings SETTINGS =
            new CaseSettings(
                    Limit.parse("2h"),
                    1,
                    100,
                    Limit.parse("15d"),
                    Limit.parse("180d"),
                    Limit.parse("1wd"),
                    Limit.parse("4wh"),
                    Limit.parse("30m"),
                    Limit.parse("4wh"),
                    Limit.parse("2wd"),
                    4,
                    3,
                    3,
                    Limit.parse("5wd"),
                    50,
                    Limit.parse("3d"),
                    Set.of(UnitKind.STREET, UnitKind.DISTRICT));
    static final WorkingCalendar CALENDAR = Calendars.shipped("cn");
    static final Instant START = Instant.parse("2026-03-02T01:30:00Z");

    private PaperCity() {}

    static Decision decide(CaseFile file, CaseActor actor, Act act, Instant at) {
        return deciding(file, actor, at).decide(act);
    }

    static Deciding deciding(CaseFile file, CaseActor actor, Instant at) {
        return new Deciding(new Occasion(file, actor, at, WORLD, LIMITS, SETTINGS, CALENDAR));
    }

    /** Adds a fact to a case and to its history. */
    static void enter(
            CaseFile file,
            List<RecordedEvent> history,
            CaseEvent event,
            CaseActor actor,
            Instant at) {
        var fact =
                new RecordedEvent(
                        file.id(),
                        file.version() + 1,
                        at,
                        actor.personId(),
                        actor.name(),
                        actor.unit(),
                        actor.role(),
                        file.round(),
                        file.state(),
                        event);
        file.apply(fact);
        history.add(fact);
    }

    static CaseActor actor(Role role, UnitId unit, long person) {
        return new CaseActor(person, "某人", unit, role);
    }

    static Act.Direction direction(boolean water) {
        return ((Act.Dispatch) dispatchTo(water ? WATER : STREET)).direction();
    }

    static Act dispatchTo(UnitId unit) {
        return new Act.Dispatch(
                new Act.Direction(
                        unit,
                        List.of(),
                        new Limits(Limit.parse("1h"), Limit.parse("4h"), Limit.parse("2wd")),
                        "DECIDED",
                        null,
                        1,
                        "理由"));
    }

    /** A dispatch that asks for a meeting, progress told, and acceptance on site. */
    static Act dispatchDemanding(UnitId unit) {
        return new Act.Dispatch(
                new Act.Direction(
                        unit,
                        List.of(),
                        new Limits(
                                Limit.parse("1h"),
                                Limit.parse("4h"),
                                Limit.parse("2wd"),
                                Limit.parse("1d"),
                                null),
                        "DIRECT",
                        "1",
                        1,
                        "理由",
                        new CaseEvent.Demands(false, true, List.of("路面", "照明"))));
    }

    static CaseEvent.Submitted submitted(boolean contactable) {
        return new CaseEvent.Submitted(
                "26030200000010",
                CaseKind.HELP,
                "路灯不亮",
                "路灯三天不亮了",
                null,
                Urgency.GENERAL,
                COMMUNITY,
                null,
                null,
                null,
                Channel.WEB,
                null,
                contactable,
                false,
                false,
                Limit.parse("2h"),
                List.of(),
                null);
    }
}
