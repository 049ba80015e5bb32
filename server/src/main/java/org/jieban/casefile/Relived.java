package org.jieban.casefile;

import java.util.List;

/**
 * What came of past lives.
 *
 * @param cases all cases that were opened
 * @param facts how many facts they have together
 * @param refusals acts that a rule refused; the life they belong to ends before them
 */
public record Relived(List<CaseNumber> cases, int facts, List<ActOutcome.Refused> refusals) {

    public Relived {
        cases = List.copyOf(cases);
        refusals = List.copyOf(refusals);
    }
}
