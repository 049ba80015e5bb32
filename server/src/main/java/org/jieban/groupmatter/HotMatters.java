package org.jieban.groupmatter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Groups what was told into matters and ranks them by heat. */
public final class HotMatters {

    private static final Comparator<Telling> BY_TIME =
            Comparator.<Telling, @Nullable Instant>comparing(
                    Telling::at, Comparator.nullsLast(Comparator.naturalOrder()));

    private HotMatters() {}

    /**
     * The matters of all tellings, the hottest first; the moment of the last telling is the moment of
     * counting. All words are read first, then the tellings are placed one by one in their order of
     * time, those without a moment last.
     */
    public static List<HotMatter> of(List<Telling> tellings) {
        var grouping = new Grouping();
        var traits = tellings.stream().map(grouping::learn).toList();
        var order = new ArrayList<Integer>();
        for (int at = 0; at < tellings.size(); at++) {
            order.add(at);
        }
        order.sort(Comparator.comparing(tellings::get, BY_TIME));
        order.forEach(at -> grouping.place(tellings.get(at), traits.get(at)));
        return ranked(grouping);
    }

    static List<HotMatter> ranked(Grouping grouping) {
        var now =
                grouping.groups().stream()
                        .map(Group::last)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(null);
        record Scored(Group group, Heat heat, double score) {}
        var scored = new ArrayList<Scored>();
        for (var group : grouping.groups()) {
            var heat = Heat.of(group.tellings(), now);
            scored.add(new Scored(group, heat, heat.score()));
        }
        scored.sort(
                Comparator.comparingDouble(Scored::score)
                        .reversed()
                        .thenComparingLong(one -> one.group().number()));
        var ranked = new ArrayList<HotMatter>();
        for (var one : scored) {
            var group = one.group();
            ranked.add(
                    new HotMatter(
                            ranked.size() + 1,
                            one.score(),
                            MatterName.of(group, grouping.vocabulary()),
                            MatterName.places(group),
                            group.first(),
                            group.last(),
                            one.heat().people(),
                            one.heat().likes(),
                            one.heat().dislikes(),
                            group.tellings().stream().sorted(BY_TIME).toList()));
        }
        return ranked;
    }
}
