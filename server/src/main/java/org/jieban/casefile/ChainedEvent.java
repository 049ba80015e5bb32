package org.jieban.casefile;

import java.util.Arrays;
import java.util.List;
import org.jieban.identity.Role;
import org.jieban.organisation.UnitId;
import org.jspecify.annotations.Nullable;

/** A fact of the log with the hash it was stored with. */
record ChainedEvent(StoredEvent event, byte[] hash) {

    RecordedEvent decoded() {
        return new RecordedEvent(
                event.caseId(),
                event.seq(),
                event.at(),
                event.personId(),
                event.personName(),
                event.unitId() == null ? null : new UnitId(event.unitId()),
                Role.valueOf(event.role()),
                event.round(),
                CaseState.valueOf(event.state()),
                EventCodec.read(event.type(), event.payload()));
    }

    static StoredEvent stored(RecordedEvent fact, @Nullable String act, @Nullable String actKey) {
        return new StoredEvent(
                fact.caseId(),
                fact.seq(),
                EventCodec.typeOf(fact.event()),
                fact.at(),
                fact.personId(),
                fact.personName(),
                fact.unit() == null ? null : fact.unit().value(),
                fact.role().name(),
                fact.round(),
                fact.state().name(),
                act,
                actKey,
                EventCodec.write(fact.event()));
    }

    static List<RecordedEvent> decoded(List<ChainedEvent> history) {
        return history.stream().map(ChainedEvent::decoded).toList();
    }

    boolean follows(byte[] before) {
        return Arrays.equals(hash, event.hashAfter(before));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ChainedEvent that
                && event.equals(that.event)
                && Arrays.equals(hash, that.hash);
    }

    @Override
    public int hashCode() {
        return 31 * event.hashCode() + Arrays.hashCode(hash);
    }
}
