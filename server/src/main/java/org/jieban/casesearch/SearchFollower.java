package org.jieban.casesearch;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jieban.casefile.CaseEvent;
import org.jieban.casefile.Follower;
import org.jieban.casefile.StreamedEvent;
import org.jieban.casefile.TimeFact;
import org.springframework.stereotype.Component;

/** Keeps what cases can be found by up to date with their facts. */
// [impl->rule~case-search.kept~1]
@Component
class SearchFollower implements Follower {

    static final String NAME = "case-search";

    private final CaseIndex index;

    SearchFollower(CaseIndex index) {
        this.index = index;
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
        index.forget();
    }

    @Override
    public void follow(List<StreamedEvent> events) {
        var said = new LinkedHashMap<Long, WhatWasSaid>();
        fetchWhatChanges(events, said);
        var moved = new HashSet<Long>();
        for (var streamed : events) {
            long id = streamed.event().caseId();
            switch (streamed.event().event()) {
                case CaseEvent.Submitted first ->
                        said.put(
                                id,
                                WhatWasSaid.of(
                                        id,
                                        streamed.happenedAt(),
                                        first.title(),
                                        first.address(),
                                        first.words()));
                case CaseEvent.Corrected right ->
                        said.computeIfPresent(
                                id,
                                (any, before) -> before.corrected(right.title(), right.address()));
                case CaseEvent.Supplemented more ->
                        said.computeIfPresent(
                                id, (any, before) -> before.supplemented(more.text()));
                case CaseEvent.Signed _,
                        CaseEvent.Contacted _,
                        CaseEvent.Met _,
                        CaseEvent.Noted _,
                        CaseEvent.Finished _,
                        CaseEvent.Replied _,
                        CaseEvent.Urged _,
                        CaseEvent.RevisitAttempted _,
                        TimeFact _ -> {}
                default -> moved.add(id);
            }
        }
        index.say(List.copyOf(said.values()));
        moved.removeAll(said.keySet());
        index.mark(moved);
    }

    private void fetchWhatChanges(List<StreamedEvent> events, Map<Long, WhatWasSaid> said) {
        Set<Long> ids = new HashSet<>();
        for (var streamed : events) {
            var event = streamed.event().event();
            if (event instanceof CaseEvent.Corrected || event instanceof CaseEvent.Supplemented) {
                ids.add(streamed.event().caseId());
            }
        }
        index.find(ids).forEach(one -> said.put(one.caseId(), one));
    }
}
