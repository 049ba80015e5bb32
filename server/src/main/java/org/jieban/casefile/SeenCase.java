package org.jieban.casefile;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A case as somebody looks at it.
 *
 * @param history all its facts, oldest first
 * @param possible the acts open to the viewer now; one with a refusal is not possible yet, and the
 *     refusal says why
 * @param byWhistleOnly whether the viewer sees the case by nothing but a whistle (被吹哨)
 */
public record SeenCase(
        CaseFile file,
        List<RecordedEvent> history,
        Map<ActKind, Optional<Refusal>> possible,
        boolean byWhistleOnly) {

    /** Whether only what a whistle says may be shown: the citizen asked for secrecy (保密). */
    public boolean veiled() {
        return byWhistleOnly && file.opening().secret();
    }

    /** The files that came with a whistle. */
    public Set<String> filesOfWhistles() {
        return WhistleFact.files(history);
    }
}
