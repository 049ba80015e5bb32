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
    record Alike(long matter, double likeness, List<Long> cases) {}

    /** Matters like what is being said, the most like first; their cases the newest first. */
    synchronized List<Alike> alike(
            String title,
            String text,
            @Nullable String address,
            @Nullable UnitId area,
            Instant at,
            double atLeast) {
        var telling =
                new Telling(
                        "",
                        "",
                        at,
                        street(area == null ? null : area.value()),
                        place(MatterFollower.place(address), area == null ? null : area.value()),
                        title,
                        text,
                        0,
                        0);
        return grouping.alike(Traits.of(telling, grouping.vocabulary()), at, atLeast).stream()
                .map(found ->
                        new Alike(
                                found.group().number(),
                                found.likeness(),
                                found.group().tellings().stream()
                                        .map(t -> Long.parseLong(t.id()))
                                        .sorted(Comparator.reverseOrder())
                                        .toList()))
                .toList();
    }

    private Telling telling(MatterRows.Placed row) {
        return new Telling(
                Long.toString(row.caseId()),
                row.claimant() == null ? "case " + row.caseId() : row.claimant().toString(),
                row.at(),
                street(row.area()),
                place(row.place(), row.area()),
                row.title(),
                row.said(),
                0,
                0);
    }

    /** The place of the address, else the community or street that is named. */
    private @Nullable String place(@Nullable String address, @Nullable Long area) {
        if (address != null || area == null) {
            return address;
        }
        return units.find(new UnitId(area))
                .filter(unit -> unit.kind() == UnitKind.COMMUNITY || unit.kind() == UnitKind.STREET)
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
