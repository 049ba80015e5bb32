package org.jieban.danger;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jieban.casefile.CaseEvent;
import org.jieban.casefile.Follower;
import org.jieban.casefile.RecordedEvent;
import org.jieban.casefile.StreamedEvent;
import org.springframework.stereotype.Component;

/** Reads what citizens say, when a case comes in and later, for danger. Past lives are no news. */
@Component
class DangerFollower implements Follower {

    private static final Duration NEWS = Duration.ofDays(7);

    private final Findings findings;
    private final Clock clock;

    DangerFollower(Findings findings, Clock clock) {
        this.findings = findings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "danger";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public void reset() {
        findings.forget();
    }

    @Override
    public void follow(List<StreamedEvent> events) {
        var oldest = clock.instant().minus(NEWS);
        for (var streamed : events) {
            var fact = streamed.event();
            if (fact.at().isAfter(oldest)) {
                read(fact);
            }
        }
    }

    private void read(RecordedEvent fact) {
        var text =
                switch (fact.event()) {
                    case CaseEvent.Submitted said -> said.title() + "\n" + said.words();
                    case CaseEvent.Urged urged -> urged.text();
                    case CaseEvent.Supplemented more -> more.text();
                    default -> "";
                };
        if (!text.isEmpty()) {
            for (var danger : DangerReader.shipped().read(text)) {
                findings.add(
                        fact.caseId(),
                        fact.seq(),
                        danger.kind(),
                        danger.confidence(),
                        danger.words(text),
                        fact.at());
            }
        }
    }
}
