package org.jieban.deadline;

import java.util.List;
import org.jieban.casefile.Follower;
import org.jieban.casefile.RecordedEvent;
import org.jieban.casefile.StreamedEvent;
import org.jieban.casefile.TimeFact;
import org.springframework.stereotype.Component;

/** Knows what will end by itself, and when. Rows of cases that ended otherwise go at the next look. */
@Component
class EndingFollower implements Follower {

    private final Endings endings;

    EndingFollower(Endings endings) {
        this.endings = endings;
    }

    @Override
    public String name() {
        return "deadline";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public void reset() {
        endings.forget();
    }

    @Override
    public void follow(List<StreamedEvent> events) {
        for (var streamed : events) {
            follow(streamed.event());
        }
    }

    private void follow(RecordedEvent fact) {
        var id = fact.caseId();
        switch (fact.event()) {
            case TimeFact.WaitStarted wait ->
                    endings.expect(id, Ending.Kind.WAIT, fact.seq(), wait.until());
            case TimeFact.WaitEnded ignored -> endings.drop(id, Ending.Kind.WAIT);
            case TimeFact.ParkingApproved parked ->
                    endings.expect(id, Ending.Kind.PARKING, fact.seq(), parked.reviewAt());
            case TimeFact.ParkingProlonged parked ->
                    endings.expect(id, Ending.Kind.PARKING, fact.seq(), parked.reviewAt());
            case TimeFact.Woken ignored -> endings.drop(id, Ending.Kind.PARKING);
            default -> {}
        }
    }
}
