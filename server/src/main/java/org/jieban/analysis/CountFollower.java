package org.jieban.analysis;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jieban.analysis.Counters.CityRow;
import org.jieban.analysis.Counters.DayRow;
import org.jieban.calendar.CityZone;
import org.jieban.casefile.CaseEvent;
import org.jieban.casefile.Follower;
import org.jieban.casefile.IncidentFact;
import org.jieban.casefile.StreamedEvent;
import org.springframework.stereotype.Component;

/** Adds up what comes and what ends; a batch of facts is added as one. */
// [impl->rule~analysis.counts~1]
@Component
class CountFollower implements Follower {

    static final String NAME = "analysis";

    private static final int MINUTES = 60;

    private final Counters counters;

    CountFollower(Counters counters) {
        this.counters = counters;
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
        counters.forget();
    }

    @Override
    public void follow(List<StreamedEvent> events) {
        var batch = new Batch();
        for (var streamed : events) {
            var at = streamed.happenedAt().atZone(CityZone.ZONE);
            switch (streamed.event().event()) {
                case CaseEvent.Submitted said -> {
                    batch.city(at, 1, 0);
                    var area = said.area();
                    batch.part("AREA", area == null ? 0 : area.value(), at);
                }
                case CaseEvent.Dispatched dispatched ->
                        batch.part("LEAD", dispatched.unit().value(), at);
                case CaseEvent.Imported imported -> {
                    var unit = imported.unit();
                    if (unit != null) {
                        batch.part("LEAD", unit.value(), at);
                    }
                }
                case CaseEvent.Closed _ -> batch.city(at, 0, 1);
                case CaseEvent.AnsweredDirectly _ -> batch.city(at, 0, 1);
                case CaseEvent.Guided _ -> batch.city(at, 0, 1);
                case IncidentFact.IncidentEnded over -> {
                    if (over.revisitLimit() == null) {
                        batch.city(at, 0, 1);
                    }
                }
                default -> {}
            }
        }
        counters.add(batch.cityRows(), batch.dayRows());
    }

    /** Sums of one batch. */
    private static final class Batch {

        private record Minute(LocalDate day, int minute) {}

        private record Part(LocalDate day, String part, long unit, int hour) {}

        private final Map<Minute, int[]> city = new HashMap<>();
        private final Map<Part, Integer> parts = new HashMap<>();

        void city(ZonedDateTime at, int came, int ended) {
            var minute = new Minute(at.toLocalDate(), at.getHour() * MINUTES + at.getMinute());
            var sums = city.computeIfAbsent(minute, _ -> new int[2]);
            sums[0] += came;
            sums[1] += ended;
        }

        void part(String part, long unit, ZonedDateTime at) {
            parts.merge(new Part(at.toLocalDate(), part, unit, at.getHour()), 1, Integer::sum);
        }

        Collection<CityRow> cityRows() {
            var rows = new ArrayList<CityRow>();
            city.forEach((minute, sums) ->
                    rows.add(
                            new CityRow(
                                    minute.day().toString(), minute.minute(), sums[0], sums[1])));
            return rows;
        }

        Collection<DayRow> dayRows() {
            var rows = new ArrayList<DayRow>();
            parts.forEach((part, came) ->
                    rows.add(
                            new DayRow(
                                    part.day().toString(),
                                    part.part(),
                                    part.unit(),
                                    part.hour(),
                                    came)));
            return rows;
        }
    }
}
