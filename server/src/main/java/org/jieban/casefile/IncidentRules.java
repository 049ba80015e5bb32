package org.jieban.casefile;

import java.util.Optional;
import org.jieban.casefile.CaseEvent.RevisitWay;
import org.jieban.catalogue.Urgency;

/** The rules by which a case is tied to a known incident (已知事件), let go, and brought to its end. Pure. */
final class IncidentRules {

    private final Occasion now;
    private final CaseFile file;

    IncidentRules(Occasion now) {
        this.now = now;
        this.file = now.file();
    }

    Optional<Refusal> objection(ActKind act) {
        return switch (act) {
            // [impl->rule~incident.danger~1]
            case INCIDENT_JOIN ->
                    file.urgency() == Urgency.DANGER
                            ? Optional.of(Refusal.DANGER_COMES_FIRST)
                            : Optional.empty();
            case INCIDENT_LEAVE, INCIDENT_END ->
                    file.incident().isPresent() && !file.incidentOver()
                            ? Optional.empty()
                            : Optional.of(Refusal.NO_INCIDENT);
            default -> throw new IllegalArgumentException(act.name());
        };
    }

    /** A case that waits for the end of an incident is not put away. */
    // [impl->rule~incident.nothing-hangs~1]
    Optional<Refusal> objectionToArchiving() {
        return file.incident().isPresent() && !file.incidentOver()
                ? Optional.of(Refusal.INCIDENT_GOES_ON)
                : Optional.empty();
    }

    Decision decide(IncidentAct act) {
        return switch (act) {
            case IncidentAct.Join join ->
                    join.answer().isBlank()
                            ? Decision.refuse(Refusal.TEXT_MISSING)
                            : Decision.of(
                                    new IncidentFact.IncidentJoined(
                                            join.incident(),
                                            join.name(),
                                            join.unit(),
                                            join.answer(),
                                            join.until(),
                                            join.reason()));
            case IncidentAct.Leave leave ->
                    leave.reason().isBlank()
                            ? Decision.refuse(Refusal.REASON_MISSING)
                            : Decision.of(
                                    new IncidentFact.IncidentLeft(
                                            file.incident().orElseThrow().incident(),
                                            leave.reason(),
                                            now.limits().dispatch()));
            case IncidentAct.Conclude over -> conclude(over);
        };
    }

    /** Who left no way to be reached, or does not want to be asked, is not. */
    // [impl->rule~incident.revisit~1]
    private Decision conclude(IncidentAct.Conclude over) {
        var way = file.revisitWay();
        boolean asked = over.drawn() && file.opening().contactable() && way != RevisitWay.NONE;
        var incident = file.incident().orElseThrow();
        return Decision.of(
                new IncidentFact.IncidentEnded(
                        incident.incident(),
                        incident.unit(),
                        over.answer(),
                        over.told(),
                        asked ? now.limits().revisit() : null,
                        way,
                        asked && way == RevisitWay.LINK
                                ? now.calendar().due(now.at(), now.settings().linkWait())
                                : null));
    }
}
