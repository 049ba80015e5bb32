package org.jieban.casefile;

import java.util.List;

/**
 * Stored due moments of these cases moved although nothing happened to the cases: a calendar was
 * corrected. Published after it is written; whoever watches clocks looks at them again.
 */
public record DueMomentsMoved(List<Long> cases) {

    public DueMomentsMoved {
        cases = List.copyOf(cases);
    }
}
