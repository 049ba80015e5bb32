package org.jieban.groupmatter;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jieban.groupmatter.MatterLists.SeenTelling;
import org.jieban.identity.Actor;
import org.jieban.organisation.Scope;
import org.jieban.organisation.UnitId;
import org.jieban.shared.CommonProblem;
import org.jieban.shared.FieldProblem;
import org.jieban.shared.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Matters as somebody may see them, and what people decide about them. */
@Service
class Matters {

    /** A matter that nobody told for so long is over. */
    private static final Duration SHOWN = Duration.ofDays(60);

    private static final int MOST = 300;
    private static final int CASES_AT_MOST = 200;
    private static final int MATTERS_ALIKE = 5;
    private static final int CASES_ALIKE = 8;
    private static final int OF_ONE_MATTER = 3;
    private static final int CASES_LOOKED_AT = 200;
    private static final double ALIKE = 0.3;
    private static final double ALIKE_CASE = 0.2;

    private final MatterRows rows;
    private final MatterLists lists;
    private final MatterMemory memory;
    private final Clock clock;

    Matters(MatterRows rows, MatterLists lists, MatterMemory memory, Clock clock) {
        this.rows = rows;
        this.lists = lists;
        this.memory = memory;
        this.clock = clock;
    }

    /**
     * A matter by the cases that somebody may see.
     *
     * @param week people of the last seven days
     * @param weekBefore people of the seven days before
     */
    record Seen(
            long id,
            String name,
            int people,
            int tellings,
            int week,
            int weekBefore,
            double heat,
            Instant first,
            Instant last,
            List<Long> areas) {}

    /** A matter with its cases, the newest first. */
    record Whole(Seen matter, List<SeenTelling> cases, List<MatterLists.Decided> decisions) {}

    /** What may be the same as what is being said: cases, and matters that several people tell. */
    record Similar(List<SimilarCase> cases, List<Seen> matters) {}

    /** A case with what makes it alike. */
    record SimilarCase(SeenTelling told, MatterMemory.AlikeCase why) {}

    /** The hottest first. */
    // [impl->rule~group-matter.rights~1]
    List<Seen> hottest(Scope scope) {
        var now = clock.instant();
        var found = seen(lists.hot(now.minus(SHOWN), MOST, scope), now).values().stream();
        return found.filter(matter -> matter.people() > 1)
                .sorted(Comparator.comparingDouble(Seen::heat).reversed())
                .toList();
    }

    /** Those who decide about matters see what was decided. */
    Whole whole(long id, Scope scope, boolean decides) {
        var told = lists.of(Set.of(id), scope);
        var matter = seen(told, clock.instant()).get(id);
        if (matter == null) {
            throw new ProblemException(CommonProblem.NOT_FOUND);
        }
        return new Whole(
                matter,
                told.stream()
                        .sorted(Comparator.comparing(SeenTelling::at).reversed())
                        .limit(CASES_AT_MOST)
                        .toList(),
                decides ? lists.decisions(id) : List.of());
    }

    /** What was told before like this, as far as somebody may see it. */
    // [impl->rule~group-matter.similar~1]
    Similar similar(
            String title,
            String text,
            @Nullable String address,
            @Nullable UnitId area,
            Scope scope) {
        var now = clock.instant();
        memory.catchUp();
        var alike = memory.alike(title, text, address, area, now, ALIKE);
        var ids =
                alike.cases().stream()
                        .limit(CASES_LOOKED_AT)
                        .map(MatterMemory.AlikeCase::caseId)
                        .toList();
        Map<Long, SeenTelling> visible = new HashMap<>();
        lists.cases(ids, scope).forEach(one -> visible.put(one.caseId(), one));
        var ofMatter = new HashMap<Long, Integer>();
        var nearest = new ArrayList<SimilarCase>();
        for (var found : alike.cases()) {
            var one = visible.get(found.caseId());
            if (one != null
                    && found.likeness() >= ALIKE_CASE
                    && nearest.size() < CASES_ALIKE
                    && ofMatter.merge(one.matter(), 1, Integer::sum) <= OF_ONE_MATTER) {
                nearest.add(new SimilarCase(one, found));
            }
        }
        var order = alike.matters().stream().map(MatterMemory.Alike::matter).toList();
        var matters = seen(lists.of(order, scope), now);
        return new Similar(
                nearest,
                order.stream()
                        .map(matters::get)
                        .filter(matter -> matter != null && matter.people() > 1)
                        .limit(MATTERS_ALIKE)
                        .toList());
    }

    /** Two matters are one: the later becomes part of the earlier. Returns which remains. */
    // [impl->rule~group-matter.hand~1]
    @Transactional
    public long merge(Actor actor, long one, long other, String reason) {
        mustBeSeen(one, actor);
        mustBeSeen(other, actor);
        if (one == other) {
            throw invalid("/with");
        }
        rows.waitForMyTurn();
        long kept = Math.min(one, other);
        long gone = Math.max(one, other);
        var moved = rows.of(gone).stream().map(MatterRows.Placed::caseId).toList();
        var stay = rows.of(kept).stream().map(MatterRows.Placed::caseId).toList();
        long first = Math.min(moved.getFirst(), stay.getFirst());
        var all = new ArrayList<>(stay);
        all.addAll(moved);
        rows.setByHand(all, first);
        rows.moveAll(gone, kept);
        rows.count(List.of(kept, gone), List.of());
        lists.decided("MERGE", kept, gone, moved, reason, actor, clock.instant());
        memory.distrust();
        return kept;
    }

    /** These cases are another matter. Returns which. */
    @Transactional
    public long split(Actor actor, long id, Collection<String> numbers, String reason) {
        mustBeSeen(id, actor);
        rows.waitForMyTurn();
        var all = rows.of(id).stream().map(MatterRows.Placed::caseId).toList();
        var apart = lists.ids(numbers).stream().filter(all::contains).sorted().toList();
        var stay = all.stream().filter(one -> !apart.contains(one)).toList();
        if (apart.isEmpty() || apart.size() != numbers.size() || stay.isEmpty()) {
            throw invalid("/cases");
        }
        // the part that has the case by whose number the matter goes keeps the number
        var leaves = apart.contains(id) ? stay : apart;
        long fresh = leaves.getFirst();
        rows.setByHand(apart, apart.getFirst());
        rows.setByHand(stay, stay.getFirst());
        rows.place(leaves, fresh);
        rows.count(List.of(id, fresh), List.of(new MatterRows.Named(fresh, lists.title(fresh))));
        lists.decided("SPLIT", id, fresh, leaves, reason, actor, clock.instant());
        memory.distrust();
        return fresh;
    }

    private void mustBeSeen(long id, Actor actor) {
        if (lists.of(Set.of(id), actor.scope()).isEmpty()) {
            throw new ProblemException(CommonProblem.NOT_FOUND);
        }
    }

    private static Map<Long, Seen> seen(Collection<SeenTelling> told, Instant now) {
        var byMatter = new LinkedHashMap<Long, List<SeenTelling>>();
        for (var one : told) {
            byMatter.computeIfAbsent(one.matter(), _ -> new ArrayList<>()).add(one);
        }
        var found = new LinkedHashMap<Long, Seen>();
        byMatter.forEach((id, cases) -> found.put(id, seen(id, cases, now)));
        return found;
    }

    private static Seen seen(long id, List<SeenTelling> cases, Instant now) {
        var tellings =
                cases.stream()
                        .map(one ->
                                new Telling(
                                        one.number(),
                                        one.teller(),
                                        one.at(),
                                        null,
                                        null,
                                        "",
                                        "",
                                        0,
                                        0))
                        .toList();
        var heat = Heat.of(tellings, now);
        var week = now.minus(Duration.ofDays(7));
        return new Seen(
                id,
                cases.getFirst().name(),
                heat.people(),
                heat.tellings(),
                people(cases, week, now.plusSeconds(1)),
                people(cases, week.minus(Duration.ofDays(7)), week),
                heat.score(),
                cases.stream().map(SeenTelling::at).min(Comparator.naturalOrder()).orElse(now),
                cases.stream().map(SeenTelling::at).max(Comparator.naturalOrder()).orElse(now),
                cases.stream()
                        .map(SeenTelling::area)
                        .filter(java.util.Objects::nonNull)
                        .distinct()
                        .limit(5)
                        .toList());
    }

    private static int people(List<SeenTelling> cases, Instant from, Instant until) {
        return (int)
                cases.stream()
                        .filter(one -> !one.at().isBefore(from) && one.at().isBefore(until))
                        .map(SeenTelling::teller)
                        .distinct()
                        .count();
    }

    private static ProblemException invalid(String pointer) {
        return ProblemException.invalid(new FieldProblem(pointer, "unknown"));
    }
}
