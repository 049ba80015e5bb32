package org.jieban.whistle;

import org.jieban.casefile.CaseClock;
import org.jieban.casefile.CaseFile;
import org.jieban.casefile.Whistle;
import org.jieban.casefile.WhistleFact;

/** The clocks of those called and of their tasks. */
final class Calls {

    private Calls() {}

    static CaseClock clock(CaseFile file, WhistleFact.Called called) {
        return file.clocks().stream()
                .filter(one ->
                        one.kind() == CaseClock.Kind.REPORT_IN
                                && one.assignment() == called.assignment())
                .findFirst()
                .orElseThrow();
    }

    static CaseClock clock(CaseFile file, Whistle.Task task) {
        return file.clocks().stream()
                .filter(one -> one.kind() == CaseClock.Kind.TASK && one.no() == task.no())
                .findFirst()
                .orElseThrow();
    }
}
