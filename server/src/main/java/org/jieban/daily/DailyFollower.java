package org.jieban.daily;

import java.util.List;
import org.jieban.casefile.Follower;
import org.jieban.casefile.RecordedEvent;
import org.jieban.casefile.StreamedEvent;
import org.springframework.stereotype.Component;

/** Keeps the marks of cases up to date. */
@Component
class DailyFollower implements Follower {

    static final String NAME = "daily";

    private final MarkRows rows;

    DailyFollower(MarkRows rows) {
        this.rows = rows;
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
        var facts =
                events.stream()
                        .map(StreamedEvent::event)
                        .filter(fact -> Marks.matters(fact.event()))
                        .toList();
        if (facts.isEmpty()) {
            return;
        }
        var marks = rows.load(facts.stream().mapToLong(RecordedEvent::caseId).distinct());
        for (var fact : facts) {
            var before = marks.getOrDefault(fact.caseId(), Marks.none(fact.caseId()));
            marks.put(fact.caseId(), before.after(fact));
        }
        rows.save(marks.values());
    }
}
