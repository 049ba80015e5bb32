package org.jieban.understanding;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jieban.casefile.CaseEvent;
import org.jieban.casefile.Follower;
import org.jieban.casefile.RecordedEvent;
import org.jieban.casefile.ReturnFact;
import org.jieban.casefile.StreamedEvent;
import org.springframework.stereotype.Component;

/**
 * Keeps what was suggested for each request as it came in, whatever the channel, and which cases came back
 * from a unit that was the wrong one.
 */
// [impl->rule~understanding.given~1]
@Component
class GivenFollower implements Follower {

    static final String NAME = "suggestions-given";

    // what came in longer ago was never shown to anybody with a suggestion
    private static final Duration NEWS = Duration.ofHours(1);

    private final Given given;
    private final Suggestions suggestions;
    private final Clock clock;

    GivenFollower(Given given, Suggestions suggestions, Clock clock) {
        this.given = given;
        this.suggestions = suggestions;
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

    /** Nothing is forgotten: the model of that moment may be gone. */
    @Override
    public void reset() {}

    @Override
    public void follow(List<StreamedEvent> events) {
        var oldest = clock.instant().minus(NEWS);
        for (var streamed : events) {
            var fact = streamed.event();
            switch (fact.event()) {
                case CaseEvent.Submitted said when fact.at().isAfter(oldest) -> keep(fact, said);
                case CaseEvent.SortedByItself _ -> given.automatic(fact.caseId());
                case ReturnFact.ReturnAgreed _ -> given.wrongUnit(fact.caseId());
                default -> {}
            }
        }
    }

    private void keep(RecordedEvent fact, CaseEvent.Submitted said) {
        var wording = new Wording(said.title(), said.words());
        if (!wording.isEmpty()) {
            var offered = suggestions.categories(wording);
            given.keep(
                    fact.caseId(),
                    fact.at(),
                    offered,
                    suggestions.unit(offered, said.area()).orElse(null));
        }
    }
}
