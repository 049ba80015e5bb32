package org.jieban.replycheck;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jieban.casefile.CaseEvent;
import org.jieban.casefile.Follower;
import org.jieban.casefile.ReadingCases;
import org.jieban.casefile.RecordedEvent;
import org.jieban.casefile.StreamedEvent;
import org.springframework.stereotype.Component;

/** Notes what replies were sent over which warnings, whatever program sent them. Old replies are no news. */
// [impl->rule~reply-check.counted~1]
@Component
class SentFollower implements Follower {

    static final String NAME = "reply-check";
    private static final Duration NEWS = Duration.ofDays(7);

    private final SentReplies sent;
    private final ReplyChecking checking;
    private final ReadingCases cases;
    private final Clock clock;

    SentFollower(SentReplies sent, ReplyChecking checking, ReadingCases cases, Clock clock) {
        this.sent = sent;
        this.checking = checking;
        this.cases = cases;
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
        sent.forget();
    }

    @Override
    public void follow(List<StreamedEvent> events) {
        var oldest = clock.instant().minus(NEWS);
        for (var streamed : events) {
            var fact = streamed.event();
            if (fact.event() instanceof CaseEvent.Replied reply && fact.at().isAfter(oldest)) {
                note(fact, reply);
            }
        }
    }

    private void note(RecordedEvent fact, CaseEvent.Replied reply) {
        var unit = fact.unit();
        if (unit == null) {
            return;
        }
        for (var file : cases.files(List.of(fact.caseId()))) {
            var kinds =
                    checking.check(file, List.of(), unit, reply.publicText()).stream()
                            .map(Warning::kind)
                            .distinct()
                            .toList();
            sent.add(
                    fact.caseId(),
                    fact.seq(),
                    file.number().value(),
                    unit.value(),
                    fact.at(),
                    reply.publicText(),
                    kinds);
        }
    }
}
