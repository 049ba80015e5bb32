package org.jieban.assessment;

import java.time.Instant;
import org.jieban.casefile.CaseClock;
import org.jieban.casefile.CaseEvent.MeetingAnswer;
import org.jieban.casefile.CaseFile;
import org.jieban.casefile.Whistle;
import org.jieban.casefile.WhistleFact;
import org.jieban.scheme.Share;
import org.jspecify.annotations.Nullable;

/** A {@link PartRow} that grows with the facts. */
final class PartRows {

    private final PartRow.Key key;
    private final long unit;
    private final Share share;
    private final Instant since;
    private final @Nullable Instant receivedAt;
    private String kind = "";
    private @Nullable String category;
    private @Nullable Long area;
    private @Nullable Long section;
    private @Nullable Long handler;
    private boolean withdrawn;
    private @Nullable Instant closedAt;
    private @Nullable Instant contactedAt;
    private @Nullable Instant timedAt;
    private @Nullable Boolean onTime;
    private @Nullable Boolean meetingDue;
    private @Nullable Boolean met;
    private @Nullable Instant calledAt;
    private @Nullable Boolean reported;

    PartRows(PartRow.Key key, long unit, Share share, Instant since, @Nullable Instant receivedAt) {
        this.key = key;
        this.unit = unit;
        this.share = share;
        this.since = since;
        this.receivedAt = receivedAt;
    }

    void about(CaseFile file, boolean takenAway) {
        var place = file.area();
        kind = file.opening().kind().name();
        category = file.category();
        area = place == null ? null : place.value();
        withdrawn = takenAway;
    }

    // [impl->rule~assessment.first-contact~1]
    void contacted(Instant at) {
        contactedAt = contactedAt == null ? at : contactedAt;
    }

    // [impl->rule~assessment.on-time~1]
    // [impl->rule~assessment.meetings~1]
    void accepted(CaseFile file, Instant at, @Nullable Long by, @Nullable Long within) {
        handler = by;
        section = within;
        timedAt = at;
        onTime =
                CaseRows.feedback(file, key)
                        .map(clock -> clock.stateAt(at) == CaseClock.State.MET)
                        .orElse(null);
        met = file.metThisRound();
        boolean exempt =
                file.demands()
                        .map(org.jieban.casefile.CaseEvent.Demands::meetingExempt)
                        .orElse(false);
        meetingDue = met || (!exempt && file.meeting() != MeetingAnswer.DECLINED);
    }

    void closed(Instant at) {
        closedAt = closedAt == null ? at : closedAt;
    }

    /** Nothing is counted before the unit has answered or the whistle is over. */
    // [impl->rule~assessment.whistled~1]
    void called(Whistle whistle, WhistleFact.Called called, CaseFile file) {
        var due =
                file.clocks().stream()
                        .filter(clock ->
                                clock.kind() == CaseClock.Kind.REPORT_IN
                                        && clock.assignment() == called.assignment())
                        .map(CaseClock::dueAt)
                        .findFirst()
                        .orElse(whistle.blownAt());
        var report = whistle.reportOf(called.unit());
        var fell = whistle.fellAwayAt();
        boolean counts =
                report.isPresent() || (!whistle.open() && (fell == null || fell.isAfter(due)));
        calledAt = counts ? whistle.blownAt() : null;
        reported =
                counts
                        ? report.filter(one -> one.presence() != WhistleFact.Presence.CANNOT)
                                .map(one -> !one.first().isAfter(due))
                                .orElse(false)
                        : null;
    }

    boolean isPart(int no) {
        return key.part() == no;
    }

    Share share() {
        return share;
    }

    @Nullable Boolean onTime() {
        return onTime;
    }

    PartRow row(int seq) {
        return new PartRow(
                key.caseId(),
                key.part(),
                key.round(),
                seq,
                unit,
                share,
                kind,
                category,
                area,
                section,
                handler,
                withdrawn,
                receivedAt,
                withdrawn ? null : closedAt,
                contactedAt,
                contactedAt == null ? null : CaseRows.minutes(since, contactedAt),
                timedAt,
                onTime,
                meetingDue,
                met,
                calledAt,
                reported);
    }
}
