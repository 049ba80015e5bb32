package org.jieban.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jieban.casefile.CareFact;
import org.jieban.casefile.CaseEvent;
import org.jieban.casefile.CaseEvent.RevisitWay;
import org.jieban.casefile.Follower;
import org.jieban.casefile.IncidentFact;
import org.jieban.casefile.RecordedEvent;
import org.jieban.casefile.StreamedEvent;
import org.jieban.casefile.TimeFact;
import org.jieban.catalogue.Urgency;
import org.jieban.organisation.Unit;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.UnitKind;
import org.jieban.organisation.Units;
import org.jieban.outbox.Letters.Draft;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes letters for what happens. What happened more than a day ago is no news: history that is taken
 * in, or a channel that is set up later, tells nobody anything. A rebuild tells nothing twice.
 */
@Component
class OutboxFollower implements Follower {

    private static final Duration NEWS = Duration.ofDays(1);

    private final List<Carrier> carriers;
    private final Letters letters;
    private final Units units;
    private final Clock clock;

    OutboxFollower(List<Carrier> carriers, Letters letters, Units units, Clock clock) {
        this.carriers = carriers;
        this.letters = letters;
        this.units = units;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "outbox";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public void reset() {
        // what was sent is sent
    }

    // [impl->rule~outbox.once~1]
    @Override
    public void follow(List<StreamedEvent> events) {
        var now = clock.instant();
        for (var streamed : events) {
            var fact = streamed.event();
            if (fact.at().isAfter(now.minus(NEWS))) {
                drafts(fact).forEach(draft -> write(draft, now));
            }
        }
    }

    private void write(Draft draft, Instant now) {
        var unit = draft.unit();
        for (var carrier : carriers) {
            boolean reaches =
                    unit == null
                            ? carrier.reachesCitizens()
                            : units.find(unit).map(Unit::code).filter(carrier::reaches).isPresent();
            if (reaches) {
                letters.add(draft, carrier.channel(), now);
            }
        }
    }

    // [impl->rule~outbox.what-is-told~1]
    private Stream<Draft> drafts(RecordedEvent fact) {
        return switch (fact.event()) {
            case CaseEvent.Submitted said when said.urgency() == Urgency.DANGER ->
                    units.ofKind(Set.of(UnitKind.HOTLINE), null).stream()
                            .flatMap(hotline -> unit(fact, hotline.id(), MessageKind.DANGER));
            case CaseEvent.Accepted ignored -> citizen(fact, MessageKind.ACCEPTED, null);
            case TimeFact.ExtensionGranted granted ->
                    citizen(fact, MessageKind.EXTENDED, granted.until());
            case TimeFact.ParkingApproved parked ->
                    citizen(fact, MessageKind.PARKED, parked.reviewAt());
            case CareFact.MeetingOffered ignored ->
                    citizen(fact, MessageKind.MEETING_OFFERED, null);
            case CaseEvent.Noted noted ->
                    noted.told() ? citizen(fact, MessageKind.PROGRESS, null) : Stream.empty();
            case CaseEvent.ReplyAccepted accepted ->
                    citizen(
                            fact,
                            accepted.revisitLimit() == null || accepted.way() == RevisitWay.PHONE
                                    ? MessageKind.REPLIED
                                    : MessageKind.ASKED,
                            null);
            case CaseEvent.RevisitChosen chosen ->
                    chosen.linkUntil() == null
                            ? Stream.empty()
                            : citizen(fact, MessageKind.ASKED, null);
            case CareFact.FoundUnreasonable ignored -> citizen(fact, MessageKind.EXPLAINED, null);
            case IncidentFact.IncidentJoined joined ->
                    citizen(fact, MessageKind.INCIDENT, joined.until());
            // [impl->rule~incident.told-once~1]
            case IncidentFact.IncidentEnded over ->
                    !over.told()
                            ? Stream.empty()
                            : citizen(
                                    fact,
                                    over.revisitLimit() == null || over.way() == RevisitWay.PHONE
                                            ? MessageKind.INCIDENT_ENDED
                                            : MessageKind.INCIDENT_ASKED,
                                    null);
            case CaseEvent.Dispatched sent -> unit(fact, sent.unit(), MessageKind.NEW_CASE);
            default -> Stream.empty();
        };
    }

    private static Stream<Draft> citizen(
            RecordedEvent fact, MessageKind kind, @Nullable Instant until) {
        return Stream.of(new Draft(fact.caseId(), fact.seq(), kind, null, until, fact.at()));
    }

    private static Stream<Draft> unit(RecordedEvent fact, UnitId unit, MessageKind kind) {
        return Stream.of(new Draft(fact.caseId(), fact.seq(), kind, unit, null, fact.at()));
    }
}
