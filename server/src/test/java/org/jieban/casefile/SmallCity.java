package org.jieban.casefile;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jieban.calendar.Limit;
import org.jieban.catalogue.CaseKind;
import org.jieban.catalogue.Urgency;
import org.jieban.identity.Actor;
import org.jieban.identity.Role;
import org.jieban.identity.TestActors;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.UnitKind;
import org.jieban.organisation.UnitRow;
import org.jieban.organisation.Units;
import org.jieban.shared.IdempotencyKey;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A city of its own for one test: a district with two streets, a department, and their people. */
public final class SmallCity {

    private static final AtomicLong NEXT = new AtomicLong();

    public final UnitId city;
    public final UnitId district;
    public final UnitId street;
    public final UnitId otherStreet;
    public final UnitId community;
    public final UnitId water;
    public final Actor agent;
    public final Actor dispatcher;
    public final Actor handler;
    public final Actor leader;
    public final Actor districtLeader;
    public final Actor otherHandler;
    public final Actor waterHandler;
    public final Actor communityHandler;
    public final Actor revisiter;
    public final Actor assessor;
    private final String prefix;

    public SmallCity(Units units, JdbcClient jdbc) {
        prefix = "T" + System.identityHashCode(units) % 1000 + "-" + NEXT.incrementAndGet() + "-";
        units.importAll(
                List.of(
                        row("C", "试验市", UnitKind.CITY, null),
                        row("D", "东风区", UnitKind.DISTRICT, "C"),
                        row("S1", "望京街道", UnitKind.STREET, "D"),
                        row("S2", "酒仙桥街道", UnitKind.STREET, "D"),
                        row("M1", "花家地社区", UnitKind.COMMUNITY, "S1"),
                        row("W", "市水务局", UnitKind.DEPARTMENT, "C"),
                        row("H", "市民热线服务中心", UnitKind.HOTLINE, "C")));
        city = id(units, "C");
        district = id(units, "D");
        street = id(units, "S1");
        otherStreet = id(units, "S2");
        community = id(units, "M1");
        water = id(units, "W");
        var hotline = id(units, "H");
        var people = new TestActors(jdbc, units);
        agent = people.with(Role.AGENT, hotline, city);
        dispatcher = people.with(Role.DISPATCHER, hotline, city);
        revisiter = people.with(Role.REVISITER, hotline, city);
        assessor = people.with(Role.ASSESSOR, hotline, city);
        handler = people.with(Role.HANDLER, street);
        leader = people.with(Role.LEADER, street);
        districtLeader = people.with(Role.LEADER, district);
        otherHandler = people.with(Role.HANDLER, otherStreet);
        waterHandler = people.with(Role.HANDLER, water);
        communityHandler = people.with(Role.HANDLER, community);
    }

    private UnitRow row(
            String code,
            String name,
            UnitKind kind,
            @org.jspecify.annotations.Nullable String parent) {
        return new UnitRow(
                prefix + code,
                name,
                kind,
                parent == null ? null : prefix + parent,
                LocalDate.of(2020, 1, 1),
                null,
                null);
    }

    private UnitId id(Units units, String code) {
        return units.byCode(prefix + code).orElseThrow().id();
    }

    /** A burst pipe in the first street's community, said by somebody who can be called back. */
    public NewCase burstPipe() {
        return new NewCase(
                CaseKind.HELP,
                "小区门口水管爆裂",
                "花家地西里三区门口水管爆了，水流了一上午没人管！",
                null,
                Urgency.LIVELIHOOD,
                community,
                "花家地西里三区南门",
                39.98,
                116.47,
                CaseEvent.Channel.PHONE,
                null,
                true,
                false,
                true,
                List.of(),
                null);
    }

    public Act.Direction toStreet() {
        return to(street);
    }

    public Act.Direction to(UnitId unit, UnitId... assisting) {
        return new Act.Direction(
                unit,
                List.of(assisting),
                new CaseEvent.Limits(Limit.parse("1h"), Limit.parse("4h"), Limit.parse("24h")),
                "DIRECT",
                "1",
                1,
                "属地街道负责");
    }

    /** A new key, as a client makes one for each act. */
    public static IdempotencyKey key() {
        return new IdempotencyKey("test-" + NEXT.incrementAndGet() + "-" + System.nanoTime());
    }
}
