package org.jieban.place;

import com.hankcs.hanlp.collection.AhoCorasick.AhoCorasickDoubleArrayTrie;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jieban.calendar.CityZone;
import org.jieban.organisation.Unit;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.UnitKind;
import org.jieban.organisation.Units;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * The address book (地址簿): names of estates and roads that no unit is called after, with the street or
 * community in which their cases ended. Learned anew each night; a node reads it again when it changed.
 */
// [impl->rule~place.address-book~1]
@Component
class AddressBook {

    private static final int NIGHT = 2;
    private static final int LEAST_CASES = 3;
    private static final int LEAST_PEOPLE = 2;
    private static final double LEAST_SHARE = 0.8;
    private static final double MOST_SURE = 0.95;
    private static final Duration LEARNED_FROM = Duration.ofDays(730);
    private static final double BUILDING = 0.95;
    private static final double ROAD = 0.65;

    /** In place of the number of cases, where people keep the name. */
    private static final int KEPT = 0;

    private static final String CASES =
            """
            select address, area_id, lead_unit_id, coalesce(claimant_id, -id) as teller
            from case_file
            where address is not null and not secret and opened_at > :since
              and state <> 'VOIDED' and (area_id is not null or lead_unit_id is not null)
            """;
    private static final String PUT =
            """
            insert into place_address (name, unit_id, cases, share, learned_at)
            select r.name, r.unit_id, r.cases, r.share, :now
            from json_to_recordset(:rows::json)
                as r (name text, unit_id bigint, cases int, share double precision)
            """;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final Units units;
    private final PlaceNames kept;
    private final PlaceStamp stamp;
    private final Clock clock;
    private volatile @Nullable Read read;

    AddressBook(JdbcClient jdbc, Units units, PlaceNames kept, PlaceStamp stamp, Clock clock) {
        this.jdbc = jdbc;
        this.units = units;
        this.kept = kept;
        this.stamp = stamp;
        this.clock = clock;
    }

    /** A name of the book; names are those of the columns. */
    record Row(String name, long unit_id, int cases, double share) {}

    /**
     * A name of the book in a text.
     *
     * @param cases from how many cases it was learned
     * @param confidence the probability that it is right, 0 to 1
     */
    record Found(String name, UnitId unit, int cases, double confidence) {}

    private record Read(UUID kept, UUID learned, @Nullable AhoCorasickDoubleArrayTrie<Row> names) {}

    /** What people called where, counted. */
    private static final class Told {
        private int cases;
        private final Set<Long> people = new HashSet<>();
        private final Map<Long, Integer> byUnit = new HashMap<>();
    }

    /** Whether nothing was learned yet, or nothing since the last night began. */
    boolean isDue() {
        var night =
                clock.instant()
                        .atZone(CityZone.ZONE)
                        .minusHours(NIGHT)
                        .toLocalDate()
                        .atTime(NIGHT, 0)
                        .atZone(CityZone.ZONE)
                        .toInstant();
        return !jdbc.sql("select exists (select 1 from place_address where learned_at >= :night)")
                .param("night", night.atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    /** Learns all anew; one node at a time. Returns how many names there are. */
    @Transactional
    public int learn() {
        if (!jdbc.sql("select pg_try_advisory_xact_lock(hashtext('jieban address book'))")
                .query(Boolean.class)
                .single()) {
            return 0;
        }
        var now = clock.instant();
        var told = new HashMap<String, Told>();
        jdbc.sql(CASES)
                .param("since", now.minus(LEARNED_FROM).atOffset(ZoneOffset.UTC))
                .query(row -> {
                    var unit =
                            place(
                                    row.getObject("lead_unit_id", Long.class),
                                    row.getObject("area_id", Long.class));
                    var name = AddressWords.of(row.getString("address"));
                    if (unit != null && name.isPresent()) {
                        var one = told.computeIfAbsent(name.get(), _ -> new Told());
                        one.cases++;
                        one.people.add(row.getLong("teller"));
                        one.byUnit.merge(unit, 1, Integer::sum);
                    }
                });
        var rows = new ArrayList<Row>();
        told.forEach((name, one) -> row(name, one).ifPresent(rows::add));
        jdbc.sql("delete from place_address").update();
        if (!rows.isEmpty()) {
            jdbc.sql(PUT)
                    .param("rows", JSON.writeValueAsString(rows))
                    .param("now", now.atOffset(ZoneOffset.UTC))
                    .update();
        }
        stamp.change(PlaceStamp.What.BOOK);
        return rows.size();
    }

    /** Where a case ended: the street or community that had it, else the area it was said to be in. */
    private @Nullable Long place(@Nullable Long lead, @Nullable Long area) {
        if (lead != null && isPlace(new UnitId(lead)) && (area == null || within(area, lead))) {
            return area == null ? lead : area;
        }
        if (lead != null && isPlace(new UnitId(lead))) {
            return lead;
        }
        return area != null && isPlace(new UnitId(area)) ? area : null;
    }

    private boolean within(long area, long lead) {
        return units.isWithin(new UnitId(area), new UnitId(lead)) && isPlace(new UnitId(area));
    }

    private boolean isPlace(UnitId unit) {
        return units.find(unit)
                .map(Unit::kind)
                .filter(kind -> kind == UnitKind.STREET || kind == UnitKind.COMMUNITY)
                .isPresent();
    }

    /** The community that has four fifths of them, else the street. */
    private Optional<Row> row(String name, Told told) {
        if (told.cases < LEAST_CASES || told.people.size() < LEAST_PEOPLE) {
            return Optional.empty();
        }
        var byStreet = new HashMap<Long, Integer>();
        told.byUnit.forEach((unit, cases) ->
                units.nearest(new UnitId(unit), UnitKind.STREET)
                        .ifPresent(street ->
                                byStreet.merge(street.id().value(), cases, Integer::sum)));
        return most(name, told.byUnit, told.cases).or(() -> most(name, byStreet, told.cases));
    }

    private static Optional<Row> most(String name, Map<Long, Integer> counted, int all) {
        return counted.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .filter(best -> best.getValue() >= LEAST_CASES)
                .filter(best -> best.getValue() >= LEAST_SHARE * all)
                .map(best ->
                        new Row(
                                name,
                                best.getKey(),
                                best.getValue(),
                                (double) best.getValue() / all));
    }

    /** The longest name of the book in a text; nothing where names of different places stand there. */
    Optional<Found> find(String text) {
        var names = names();
        if (names == null) {
            return Optional.empty();
        }
        var found = new ArrayList<Row>();
        names.parseText(
                text,
                (from, until, row) -> {
                    found.add(row);
                });
        found.sort(
                Comparator.<Row>comparingInt(row -> -row.name().length())
                        .thenComparingInt(row -> -row.cases()));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var best = found.getFirst();
        boolean several =
                found.stream()
                        .anyMatch(row ->
                                !best.name().contains(row.name())
                                        && !near(row.unit_id(), best.unit_id()));
        return several
                ? Optional.empty()
                : Optional.of(
                        new Found(
                                best.name(),
                                new UnitId(best.unit_id()),
                                best.cases(),
                                trust(best)));
    }

    private static double trust(Row row) {
        return row.cases() == KEPT
                ? row.share()
                : MOST_SURE * row.share() * row.cases() / (row.cases() + 1.0);
    }

    private boolean near(long one, long other) {
        return units.isWithin(new UnitId(one), new UnitId(other))
                || units.isWithin(new UnitId(other), new UnitId(one));
    }

    private @Nullable AhoCorasickDoubleArrayTrie<Row> names() {
        var names = stamp.of(PlaceStamp.What.NAMES);
        var learned = stamp.of(PlaceStamp.What.BOOK);
        var known = read;
        if (known == null || !known.kept().equals(names) || !known.learned().equals(learned)) {
            known = new Read(names, learned, trie());
            read = known;
        }
        return known.names();
    }

    /** What was learned and is not to be forgotten, and the buildings and roads that people keep. */
    // [impl->rule~place.names~1]
    private @Nullable AhoCorasickDoubleArrayTrie<Row> trie() {
        var names = new TreeMap<String, Row>();
        var unused = kept.unused();
        jdbc.sql("select name, unit_id, cases, share from place_address")
                .query(row -> {
                    var one =
                            new Row(
                                    row.getString("name"),
                                    row.getLong("unit_id"),
                                    row.getInt("cases"),
                                    row.getDouble("share"));
                    if (!unused.contains(Map.entry(one.name(), one.unit_id()))) {
                        names.put(one.name(), one);
                    }
                });
        for (var name : kept.inForce()) {
            if (name.thing() != PlaceName.Thing.AREA) {
                double trust = name.thing() == PlaceName.Thing.ROAD ? ROAD : BUILDING;
                names.merge(
                        name.name(),
                        new Row(name.name(), name.unit().value(), KEPT, trust),
                        AddressBook::theOnly);
            }
        }
        names.values().removeIf(row -> row.share() <= 0);
        if (names.isEmpty()) {
            return null;
        }
        var trie = new AhoCorasickDoubleArrayTrie<Row>();
        trie.build(names);
        return trie;
    }

    /** What people keep goes before what was learned; a name kept at two places decides nothing. */
    private static Row theOnly(Row there, Row kept) {
        return there.cases() != KEPT || there.unit_id() == kept.unit_id()
                ? kept
                : new Row(kept.name(), kept.unit_id(), KEPT, 0);
    }
}
