package org.jieban.daily;

import java.time.Instant;
import org.jieban.casefile.CareFact;
import org.jieban.casefile.CaseEvent;
import org.jieban.casefile.RecordedEvent;
import org.jieban.casefile.ReturnFact;
import org.jieban.casefile.TimeFact;
import org.jspecify.annotations.Nullable;

/**
 * Why an open case is on the list besides its due moment, as its facts tell it. Pure.
 *
 * @param extensionAsked since when an extension waits for a decision
 * @param returns how often it was asked to be returned
 * @param reviewAt when a parked case is looked at again
 * @param meetingAt since when a ladder calls for a dispatch meeting (调度会)
 * @param meetingWords what for
 * @param conferenceAt since when a conference is called for
 * @param urges how often the citizen has urged in this round
 * @param supervisedAt since when a supervision waits for an answer
 * @param supervisedWords what was asked
 */
record Marks(
        long caseId,
        @Nullable Instant extensionAsked,
        int returns,
        @Nullable Instant reviewAt,
        @Nullable Instant meetingAt,
        String meetingWords,
        @Nullable Instant conferenceAt,
        int urges,
        @Nullable Instant supervisedAt,
        String supervisedWords) {

    private static final String MEETING = "DISPATCH_MEETING";

    static Marks none(long caseId) {
        return new Marks(caseId, null, 0, null, null, "", null, 0, null, "");
    }

    boolean empty() {
        return equals(none(caseId));
    }

    /** Whether a fact can change any mark. */
    static boolean matters(CaseEvent event) {
        return switch (event) {
            case TimeFact.ExtensionAsked _,
                    TimeFact.ExtensionGranted _,
                    TimeFact.ExtensionRefused _,
                    TimeFact.ParkingApproved _,
                    TimeFact.ParkingProlonged _,
                    TimeFact.Woken _,
                    TimeFact.Supervised _,
                    TimeFact.SupervisionAnswered _,
                    TimeFact.RungReached _,
                    ReturnFact.ReturnAsked _,
                    CareFact.ConferenceCalled _,
                    CareFact.ConferenceHeld _,
                    CaseEvent.Urged _,
                    CaseEvent.Dispatched _,
                    CaseEvent.RoundStarted _,
                    CaseEvent.Replied _,
                    CaseEvent.ReplyAccepted _,
                    CaseEvent.Closed _,
                    CareFact.FoundUnreasonable _ ->
                    true;
            default -> false;
        };
    }

    /** After one more fact. */
    // [impl->rule~daily.marks~1]
    Marks after(RecordedEvent fact) {
        var at = fact.at();
        return switch (fact.event()) {
            case TimeFact.ExtensionAsked _ -> extension(at);
            case TimeFact.ExtensionGranted _, TimeFact.ExtensionRefused _ -> extension(null);
            case TimeFact.ParkingApproved parked -> review(parked.reviewAt());
            case TimeFact.ParkingProlonged parked -> review(parked.reviewAt());
            case TimeFact.Woken _ -> review(null);
            case TimeFact.Supervised asked -> supervised(at, asked.text());
            case TimeFact.SupervisionAnswered _ -> supervised(null, "");
            case TimeFact.RungReached rung ->
                    rung.action().equals(MEETING) ? meeting(at, rung.words()) : this;
            case ReturnFact.ReturnAsked _ ->
                    new Marks(
                            caseId,
                            extensionAsked,
                            returns + 1,
                            reviewAt,
                            meetingAt,
                            meetingWords,
                            conferenceAt,
                            urges,
                            supervisedAt,
                            supervisedWords);
            case CareFact.ConferenceCalled _ -> conference(at);
            case CareFact.ConferenceHeld _ -> conference(null);
            case CaseEvent.Urged _ -> urged(urges + 1);
            // another unit or another round begins with a clean list, but what was returned was
            // returned
            case CaseEvent.Dispatched _, CaseEvent.RoundStarted _ ->
                    new Marks(
                            caseId,
                            null,
                            returns,
                            null,
                            null,
                            "",
                            conferenceAt,
                            0,
                            supervisedAt,
                            supervisedWords);
            case CaseEvent.Replied _ -> extension(null).meeting(null, "").urged(0);
            case CaseEvent.ReplyAccepted _, CaseEvent.Closed _, CareFact.FoundUnreasonable _ ->
                    none(caseId);
            default -> this;
        };
    }

    private Marks extension(@Nullable Instant at) {
        return new Marks(
                caseId,
                at,
                returns,
                reviewAt,
                meetingAt,
                meetingWords,
                conferenceAt,
                urges,
                supervisedAt,
                supervisedWords);
    }

    private Marks review(@Nullable Instant at) {
        return new Marks(
                caseId,
                extensionAsked,
                returns,
                at,
                meetingAt,
                meetingWords,
                conferenceAt,
                urges,
                supervisedAt,
                supervisedWords);
    }

    private Marks meeting(@Nullable Instant at, String words) {
        return new Marks(
                caseId,
                extensionAsked,
                returns,
                reviewAt,
                at,
                words,
                conferenceAt,
                urges,
                supervisedAt,
                supervisedWords);
    }

    private Marks conference(@Nullable Instant at) {
        return new Marks(
                caseId,
                extensionAsked,
                returns,
                reviewAt,
                meetingAt,
                meetingWords,
                at,
                urges,
                supervisedAt,
                supervisedWords);
    }

    private Marks urged(int times) {
        return new Marks(
                caseId,
                extensionAsked,
                returns,
                reviewAt,
                meetingAt,
                meetingWords,
                conferenceAt,
                times,
                supervisedAt,
                supervisedWords);
    }

    private Marks supervised(@Nullable Instant at, String words) {
        return new Marks(
                caseId,
                extensionAsked,
                returns,
                reviewAt,
                meetingAt,
                meetingWords,
                conferenceAt,
                urges,
                at,
                words);
    }
}
