package org.jieban.casefile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jieban.shared.FieldProblem;
import org.jieban.shared.ProblemException;

/** Where a piece of a list ended, and the next one begins. */
record ListKey(String due, long id, int no) {

    static ListKey first(Queue queue) {
        return queue.over() == Queue.Over.ENDED
                ? new ListKey("infinity", Long.MAX_VALUE, 0)
                : new ListKey("-infinity", 0, 0);
    }

    static ListKey parse(String text) {
        var parts = new ArrayList<>(List.of(text.split("_", -1)));
        try {
            var due = parts.get(0);
            if (!due.equals("infinity")) {
                Instant.parse(due);
            }
            return new ListKey(due, Long.parseLong(parts.get(1)), Integer.parseInt(parts.get(2)));
        } catch (RuntimeException unreadable) {
            throw ProblemException.invalid(new FieldProblem("/cursor", "unknown"));
        }
    }

    String toText() {
        return due + "_" + id + "_" + no;
    }
}
