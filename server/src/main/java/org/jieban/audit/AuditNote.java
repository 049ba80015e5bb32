package org.jieban.audit;

import java.util.Map;
import java.util.function.BiConsumer;
import org.jieban.identity.Actor;
import org.jspecify.annotations.Nullable;

/** An entry being put together: {@code audit.about(actor).of(number).because(reason).record(kind)}. */
public final class AuditNote {

    private final Actor actor;
    private final BiConsumer<AuditKind, AuditNote> recorder;
    private @Nullable String caseNumber;
    private @Nullable String reason;
    private Map<String, Object> details = Map.of();

    AuditNote(Actor actor, BiConsumer<AuditKind, AuditNote> recorder) {
        this.actor = actor;
        this.recorder = recorder;
    }

    /** The case it is about. */
    public AuditNote of(String number) {
        caseNumber = number;
        return this;
    }

    /** The reason the person gave. */
    public AuditNote because(String givenReason) {
        reason = givenReason;
        return this;
    }

    /** What else matters; values as JSON knows them, never personal data of a claimant. */
    public AuditNote with(Map<String, Object> furtherDetails) {
        details = Map.copyOf(furtherDetails);
        return this;
    }

    /** Writes it, in the transaction that is open; without one it fails. */
    public void record(AuditKind kind) {
        recorder.accept(kind, this);
    }

    Actor actor() {
        return actor;
    }

    @Nullable String caseNumber() {
        return caseNumber;
    }

    @Nullable String reason() {
        return reason;
    }

    Map<String, Object> details() {
        return details;
    }
}
