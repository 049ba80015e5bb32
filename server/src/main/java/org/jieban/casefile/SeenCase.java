package org.jieban.casefile;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A case as somebody looks at it.
 *
 * @param history all its facts, oldest first
 * @param possible the acts open to the viewer now; one with a refusal is not possible yet, and the
 *     refusal says why
 */
public record SeenCase(
        CaseFile file, List<RecordedEvent> history, Map<ActKind, Optional<Refusal>> possible) {}
