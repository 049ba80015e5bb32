package org.jieban.groupmatter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jieban.organisation.Unit;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.UnitKind;
import org.jieban.organisation.Units;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The newest tellings of this node's memory, ready to be compared: some thousands, read from the
 * database at the first use and kept up with what any node placed. A hint only: the rows decide.
 */
@Component
class MatterMemory {

    /** About a kilobyte each. */
    private static final int REMEMBERED = 3000;

    private static final int AT_ONCE = 500;
    private static final int WORDS_SHOWN = 4;
    private static final double DAY = 86_400;
    private static final double HALF_AFTER_DAYS = 30;

    private final MatterRows rows;
    private final Units units;
    private final Map<Long, Long> matters = new HashMap<>();
    private Grouping grouping = new Grouping();
    private long seen;
    private boolean loaded;

    MatterMemory(MatterRows rows, Units units) {
        this.rows = rows;
        this.units = units;
    }

    /** Something in memory may not have become a row: read again. */
    synchronized void distrust() {
        loaded = false;
    }

    /** Reads what was placed since the last look. */
    synchronized void catchUp() {
        if (loaded && matters.size() > REMEMBERED * 5 / 4) {
            loaded = false;
        }
        while (loaded) {
            var changed = rows.changed(seen, AT_ONCE);
            for (var row : changed) {
                if (matters.containsKey(row.caseId())) {
                    loaded &=
                            row.matter() != null && row.matter().equals(matters.get(row.caseId()));
                } else {
                    put(row);
                }
                seen = Math.max(seen, row.change());
            }
            if (changed.size() < AT_ONCE) {
                break;
            }
        }
        if (!loaded) {
            load();
        }
    }

    private void load() {
        grouping = new Grouping();
        matters.clear();
        var newest = new ArrayList<>(rows.newest(REMEMBERED));
        newest.sort(Comparator.comparingLong(MatterRows.Placed::caseId));
        seen = newest.stream().mapToLong(MatterRows.Placed::change).max().orElse(0);
        newest.forEach(this::put);
        rows.fixedByHand().forEach(grouping::fixedByHand);
        loaded = true;
    }

    private void put(MatterRows.Placed row) {
        var telling = telling(row);
        var read = grouping.learn(telling);
        long matter = row.matter() == null ? row.caseId() : row.matter();
        grouping.put(matter, telling, read);
        matters.put(row.caseId(), matter);
    }

    /** Where a new telling belongs: the group after it was taken in. */
    synchronized Group place(MatterRows.Placed row) {
        var telling = telling(row);
        var read = grouping.learn(telling);
        var group = grouping.place(row.caseId(), telling, read);
        group.tellings().forEach(t -> matters.put(Long.parseLong(t.id()), group.number()));
        return group;
    }

    /** Takes in a telling that people put somewhere. */
    synchronized Group placeByHand(MatterRows.Placed row, long matter) {
        var telling = telling(row);
        var read = grouping.learn(telling);
        matters.put(row.caseId(), matter);
        grouping.fixedByHand(matter);
        return grouping.put(matter, telling, read);
    }

    /** The name of a matter by what is remembered of it. */
    synchronized Optional<String> name(long matter) {
        return grouping.group(matter).map(group -> MatterName.of(group, grouping.vocabulary()));
    }

    /** A matter like something that is being said. */
    record Alike(long matter, double likeness) {}

    /**
     * Cases like what is being said, the most like first.
     *
     * @param words what both say, the rarest first; for the agent, who asks why
     * @param near where it is, compared with what is being said
     */
    record AlikeCase(long caseId, double likeness, List<String> words, Near near) {}

    /** How near another case is, as far as places are known. */
    enum Near {
        /** 同一小区: the same estate or community. */
        SAME_PLACE,
        /** 同一街道. */
        SAME_STREET,
        /** Known to be in another street. */
        ELSEWHERE,
        /** One of both has no known place. */
        UNKNOWN
    }

    /** What is being said is like these matters, and like these cases. */
    record Found(List<Alike> matters, List<AlikeCase> cases) {}

    synchronized Found alike(
            String title,
            String text,
            @Nullable String address,
            @Nullable UnitId area,
            Instant at,
            double atLeast) {
        Long where = area == null ? null : area.value();
        var telling =
                new Telling(
                        "",
                        "",
                        at,
                        street(where),
                        community(where),
                        place(MatterFollower.place(address), where),
                        title,
                        text,
                        0,
                        0);
        var said = Traits.of(telling, grouping.vocabulary());
        var groups = grouping.alike(said, at, atLeast);
        var cases = new ArrayList<AlikeCase>();
        for (var found : groups) {
            var group = found.group();
            for (int one = 0; one < group.size(); one++) {
                cases.add(alike(said, telling, group, one, at));
            }
        }
        cases.sort(Comparator.comparingDouble(AlikeCase::likeness).reversed());
        return new Found(groups.stream().map(MatterMemory::alike).toList(), cases);
    }

    private static Alike alike(Grouping.Alike found) {
        return new Alike(found.group().number(), found.likeness());
    }

    // [impl->rule~group-matter.similar~1]
    private AlikeCase alike(Traits said, Telling telling, Group group, int one, Instant at) {
        var other = group.tellings().get(one);
        var traits = group.traits().get(one);
        double days =
                other.at() == null
                        ? 0
                        : Math.abs(at.getEpochSecond() - other.at().getEpochSecond()) / DAY;
        double like = grouping.likeness(said, traits) * Math.pow(0.5, days / HALF_AFTER_DAYS);
        return new AlikeCase(
                Long.parseLong(other.id()),
                like,
                grouping.shared(said, traits, WORDS_SHOWN),
                near(telling.known(), other.known()));
    }

    private static Near near(@Nullable KnownPlace one, @Nullable KnownPlace other) {
        if (one == null || other == null) {
            return Near.UNKNOWN;
        }
        double agreement = one.agreement(other);
        if (agreement >= KnownPlace.SAME_COMMUNITY) {
            return Near.SAME_PLACE;
        }
        if (one.street() == null || other.street() == null) {
            return Near.UNKNOWN;
        }
        return one.street().equals(other.street()) ? Near.SAME_STREET : Near.ELSEWHERE;
    }

    private Telling telling(MatterRows.Placed row) {
        return new Telling(
                Long.toString(row.caseId()),
                row.claimant() == null ? "case " + row.caseId() : row.claimant().toString(),
                row.at(),
                street(row.area()),
                community(row.area()),
                place(row.place(), row.area()),
                row.title(),
                row.said(),
                0,
                0);
    }

    private @Nullable String community(@Nullable Long area) {
        return area == null
                ? null
                : units.nearest(new UnitId(area), UnitKind.COMMUNITY)
                        .map(unit -> Long.toString(unit.id().value()))
                        .orElse(null);
    }

    /** The place of the address, else the community that is named. */
    private @Nullable String place(@Nullable String address, @Nullable Long area) {
        if (address != null || area == null) {
            return address;
        }
        return units.find(new UnitId(area))
                .filter(unit -> unit.kind() == UnitKind.COMMUNITY)
                .map(Unit::name)
                .orElse(null);
    }

    /** Cases of different streets are not at one place; a district alone says too little. */
    private @Nullable String street(@Nullable Long area) {
        return area == null
                ? null
                : units.nearest(new UnitId(area), UnitKind.STREET)
                        .map(unit -> Long.toString(unit.id().value()))
                        .orElse(null);
    }
}
