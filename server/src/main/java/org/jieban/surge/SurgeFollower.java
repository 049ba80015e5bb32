package org.jieban.surge;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jieban.casefile.CaseEvent;
import org.jieban.casefile.Follower;
import org.jieban.casefile.StreamedEvent;
import org.jieban.catalogue.Categories;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.UnitKind;
import org.jieban.organisation.Units;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Notes when what was asked for in which street. */
// [impl->rule~surge.counted~1]
@Component
class SurgeFollower implements Follower {

    static final String NAME = "surge";

    /** Eight weeks to compare with, for alarms of the last two months. */
    static final Duration KEPT = Duration.ofDays(17 * 7);

    private static final int LEVEL = 2;

    private final RequestRows rows;
    private final Categories categories;
    private final Units units;
    private final Clock clock;

    SurgeFollower(RequestRows rows, Categories categories, Units units, Clock clock) {
        this.rows = rows;
        this.categories = categories;
        this.units = units;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public void reset() {
        rows.forget();
    }

    @Override
    public void follow(List<StreamedEvent> events) {
        var oldest = clock.instant().minus(KEPT);
        var came = new ArrayList<RequestRows.Came>();
        Instant earliest = clock.instant();
        for (var streamed : events) {
            long id = streamed.event().caseId();
            var at = streamed.happenedAt();
            if (!at.isAfter(oldest)) {
                continue;
            }
            switch (streamed.event().event()) {
                case CaseEvent.Submitted said -> {
                    came.add(
                            new RequestRows.Came(
                                    id,
                                    at.toString(),
                                    category(said.category()),
                                    street(said.area())));
                    earliest = at.isBefore(earliest) ? at : earliest;
                }
                case CaseEvent.Corrected right -> {
                    rows.add(came);
                    came.clear();
                    rows.correct(id, category(right.category()), street(right.area()));
                }
                case CaseEvent.SortedByItself sorted -> {
                    rows.add(came);
                    came.clear();
                    rows.correct(id, category(sorted.category()), null);
                }
                case CaseEvent.Voided _ -> {
                    rows.add(came);
                    came.clear();
                    rows.remove(id);
                }
                default -> {}
            }
        }
        rows.add(came);
        rows.lookAgainFrom(earliest, clock.instant());
    }

    /** The second level: what one burst pipe is called differs on the third. */
    private @Nullable String category(@Nullable String code) {
        if (code == null) {
            return null;
        }
        var path = categories.path(code);
        return path.size() < LEVEL ? code : path.get(LEVEL - 1).code();
    }

    /** A district alone says too little. */
    private @Nullable Long street(@Nullable UnitId area) {
        return area == null
                ? null
                : units.nearest(area, UnitKind.STREET).map(unit -> unit.id().value()).orElse(null);
    }
}
