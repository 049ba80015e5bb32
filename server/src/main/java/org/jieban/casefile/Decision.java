package org.jieban.casefile;

import java.util.List;

/** What follows from an act: facts, or the reason why not. */
sealed interface Decision {

    record Facts(List<CaseEvent> events) implements Decision {}

    record Refused(Refusal reason) implements Decision {}

    static Decision of(CaseEvent... events) {
        return new Facts(List.of(events));
    }

    static Decision refuse(Refusal reason) {
        return new Refused(reason);
    }
}
