package org.jieban.casefile;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The life of a case that is already over, or half over, when the system learns of it: told act by
 * act, each with its own moment. What is told is decided by the same rules as what people do now.
 */
public interface PastLife {

    /** What was said. */
    NewCase said();

    /** When it was said. */
    Instant at();

    /** Who took it in. */
    CaseActor by();

    /** What followed at once at intake: accepted, dispatched, answered. */
    List<Act> first();

    /** What happened next to the case as it stands, or empty when nothing more has happened yet. */
    Optional<PastAct> next(CaseFile file);

    /** One act of the past. */
    record PastAct(Instant at, CaseActor actor, Act act) {}
}
