package org.jieban.assessment;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jieban.assessment.Projection.AnswerRow;
import org.jieban.casefile.CaseEvent;
import org.jieban.casefile.RecordedEvent;
import org.jieban.organisation.UnitId;
import org.jspecify.annotations.Nullable;

/** A case as the assessment sees it: what it is about and which units were in charge of it. */
final class AssessedCase {

    private final long id;
    private final String kind;
    private @Nullable String category;
    private @Nullable Long area;
    private final Map<Long, Held> held = new LinkedHashMap<>();

    AssessedCase(long id, String kind, @Nullable String category, @Nullable Long area) {
        this.id = id;
        this.kind = kind;
        this.category = category;
        this.area = area;
    }

    /**
     * One unit's time in charge.
     *
     * @param receivedAt when it was first put in charge
     * @param withdrawnAt when the case was taken from it, or null
     * @param closedAt when the case was closed while it was in charge, or null
     */
    record Held(Instant receivedAt, @Nullable Instant withdrawnAt, @Nullable Instant closedAt) {}

    static AssessedCase opened(long id, CaseEvent.Submitted said) {
        var area = said.area();
        return new AssessedCase(
                id, said.kind().name(), said.category(), area == null ? null : area.value());
    }

    void correct(CaseEvent.Corrected corrected) {
        category = corrected.category() == null ? category : corrected.category();
        var place = corrected.area();
        area = place == null ? area : Long.valueOf(place.value());
    }

    /** Puts a unit in charge; a unit that had the case before keeps its first moment. */
    void give(UnitId unit, Instant at) {
        held.replaceAll(
                (_, had) -> had.withdrawnAt() == null ? new Held(had.receivedAt(), at, null) : had);
        held.merge(
                unit.value(),
                new Held(at, null, null),
                (had, again) -> new Held(had.receivedAt(), null, null));
    }

    void close(Instant at) {
        held.replaceAll(
                (_, had) -> had.withdrawnAt() == null ? new Held(had.receivedAt(), null, at) : had);
    }

    AnswerRow answer(RecordedEvent fact, CaseEvent.Revisited answered) {
        return new AnswerRow(
                id,
                fact.seq(),
                fact.round(),
                inCharge(),
                kind,
                category,
                area,
                answered.channel().name(),
                fact.at().toString(),
                answered.contacted(),
                answered.solved().name(),
                answered.satisfaction().name());
    }

    private long inCharge() {
        return held.entrySet().stream()
                .filter(entry -> entry.getValue().withdrawnAt() == null)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("case " + id + " has no unit"));
    }

    /** What was read back from the projection. */
    void remember(long unit, Held had) {
        held.put(unit, had);
    }

    Projection.SubjectRow subject() {
        return new Projection.SubjectRow(id, kind, category, area);
    }

    Collection<Projection.CaseRow> rows() {
        return held.entrySet().stream()
                .map(entry ->
                        new Projection.CaseRow(
                                id,
                                entry.getKey(),
                                kind,
                                entry.getValue().receivedAt().toString(),
                                text(entry.getValue().withdrawnAt()),
                                text(entry.getValue().closedAt())))
                .toList();
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }
}
