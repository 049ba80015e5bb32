package org.jieban.dispatch;

import java.util.List;
import org.jieban.casefile.CaseEvent;
import org.jieban.casefile.Follower;
import org.jieban.casefile.RecordedEvent;
import org.jieban.casefile.ReturnFact;
import org.jieban.casefile.StreamedEvent;
import org.springframework.stereotype.Component;

/** Keeps the desk of returns and disputes, and the precedents, as the facts tell them. */
// [impl->rule~dispute.precedent~1]
@Component
class DeskFollower implements Follower {

    private final DeskWriting writing;

    DeskFollower(DeskWriting writing) {
        this.writing = writing;
    }

    @Override
    public String name() {
        return "dispatch";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public void reset() {
        writing.forget();
    }

    @Override
    public void follow(List<StreamedEvent> events) {
        for (var streamed : events) {
            take(streamed.event());
        }
    }

    private void take(RecordedEvent fact) {
        switch (fact.event()) {
            case ReturnFact.ReturnAsked asked -> writing.asked(fact, asked);
            case ReturnFact.ReturnAgreed agreed -> writing.decided(fact, "AGREED", agreed.word());
            case ReturnFact.ReturnRefused refused ->
                    writing.decided(fact, "REFUSED", refused.reason());
            case ReturnFact.DisputeOpened opened -> writing.opened(fact, opened);
            case ReturnFact.DisputeStated stated -> writing.stated(fact, stated);
            case ReturnFact.DisputeReferred referred -> writing.referred(fact, referred);
            case ReturnFact.DisputeRuled ruled -> {
                if (ruled.precedent()) {
                    writing.precedent(fact, ruled);
                }
                writing.ruled(fact, ruled);
            }
            case CaseEvent.Replied ignored -> writing.fellAway(fact);
            case CaseEvent.Closed ignored -> writing.fellAway(fact);
            default -> {}
        }
    }
}
