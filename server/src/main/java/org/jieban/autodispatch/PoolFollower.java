package org.jieban.autodispatch;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jieban.casefile.CaseEvent;
import org.jieban.casefile.CaseState;
import org.jieban.casefile.Follower;
import org.jieban.casefile.RecordedEvent;
import org.jieban.casefile.ReturnFact;
import org.jieban.casefile.StreamedEvent;
import org.jieban.identity.Role;
import org.springframework.stereotype.Component;

/** Notes new cases to be looked at, and what people set right on those that were dispatched. */
@Component
class PoolFollower implements Follower {

    static final String NAME = "automatic-dispatch";

    // history that is taken in is no news; messages of a file are, however old
    private static final Duration NEWS = Duration.ofHours(1);

    private final Looks looks;
    private final Clock clock;

    PoolFollower(Looks looks, Clock clock) {
        this.looks = looks;
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

    /** Nothing is forgotten: what was found was found by the model of that moment. */
    @Override
    public void reset() {}

    @Override
    public void follow(List<StreamedEvent> events) {
        var oldest = clock.instant().minus(NEWS);
        var came = new ArrayList<Long>();
        for (var streamed : events) {
            var fact = streamed.event();
            switch (fact.event()) {
                case CaseEvent.Submitted said
                        when fact.at().isAfter(oldest) || said.channel() == CaseEvent.Channel.CSV ->
                        came.add(fact.caseId());
                case ReturnFact.ReturnAgreed _ -> wrong(fact, Looks.Wrong.RETURNED);
                case CaseEvent.Corrected right when right.category() != null ->
                        wrong(fact, Looks.Wrong.CORRECTED);
                case CaseEvent.Dispatched _ when fact.role() != Role.SYSTEM ->
                        wrong(fact, Looks.Wrong.REDISPATCHED);
                default -> {}
            }
        }
        looks.await(came, clock.instant());
    }

    private void wrong(RecordedEvent fact, Looks.Wrong what) {
        if (fact.state() != CaseState.VOIDED) {
            looks.wrong(fact.caseId(), what, fact.at());
        }
    }
}
