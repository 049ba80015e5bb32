package org.jieban.assessment;

import org.jieban.casefile.CaseEvent;

/** What was decided later about the answers of a case: exclusions (剔除) and corrections (更正). */
final class Decided {

    void take(CaseEvent event) {
        // nothing yet
    }

    AnswerRow onWhatCounts(AnswerRow answer) {
        return answer;
    }
}
