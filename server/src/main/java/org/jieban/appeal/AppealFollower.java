package org.jieban.appeal;

import java.util.List;
import org.jieban.calendar.Calendars;
import org.jieban.calendar.Limit;
import org.jieban.casefile.Follower;
import org.jieban.casefile.RecordedEvent;
import org.jieban.casefile.ReviewFact;
import org.jieban.casefile.StreamedEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Keeps the desk of applications about what counts, as the facts tell them. */
@Component
@EnableConfigurationProperties(AppealSettings.class)
class AppealFollower implements Follower {

    private final AppealWriting writing;
    private final Calendars calendars;
    private final AppealSettings settings;

    AppealFollower(AppealWriting writing, Calendars calendars, AppealSettings settings) {
        this.writing = writing;
        this.calendars = calendars;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "appeal";
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
            if (streamed.event().event() instanceof ReviewFact fact) {
                take(streamed.event(), fact);
            }
        }
    }

    private void take(RecordedEvent recorded, ReviewFact fact) {
        switch (fact) {
            case ReviewFact.ReviewAsked asked ->
                    writing.asked(
                            recorded,
                            asked,
                            due(
                                    recorded,
                                    asked.upper() == null
                                            ? settings.decideWithin()
                                            : settings.forwardWithin()));
            case ReviewFact.ReviewForwarded on ->
                    writing.forwarded(recorded, on, due(recorded, settings.decideWithin()));
            case ReviewFact.ReviewStopped stopped -> writing.stopped(recorded, stopped);
            case ReviewFact.ReviewDecided decided -> writing.decided(recorded, decided);
            case ReviewFact.ReviewWithdrawn gone -> writing.withdrawn(recorded, gone);
            case ReviewFact.ReviewReversed back -> writing.reversed(recorded, back);
            case ReviewFact.Excluded out ->
                    writing.effect(recorded, out.application(), ReviewFact.ReviewEffect.EXCLUDED);
            case ReviewFact.AnswerCorrected now ->
                    writing.effect(recorded, now.application(), ReviewFact.ReviewEffect.CORRECTED);
            case ReviewFact.Restored ignored -> {}
            case ReviewFact.Rechecked ignored -> {}
            case ReviewFact.RecheckMissed ignored -> {}
            case ReviewFact.PressureReported ignored -> {}
            case ReviewFact.Found ignored -> {}
        }
    }

    private java.time.Instant due(RecordedEvent fact, Limit limit) {
        return calendars.current().due(fact.at(), limit);
    }
}
