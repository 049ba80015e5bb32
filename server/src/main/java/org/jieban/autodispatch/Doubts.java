package org.jieban.autodispatch;

import java.util.List;
import java.util.regex.Pattern;
import org.jieban.casefile.CaseEvent;
import org.jieban.casefile.CaseFile;
import org.jieban.casefile.RecordedEvent;
import org.jieban.casefile.TimeFact;
import org.jieban.catalogue.CaseKind;
import org.jieban.catalogue.Urgency;
import org.jieban.identity.Role;
import org.jspecify.annotations.Nullable;

/** What a case itself says against being dispatched without a human. Pure. */
// [impl->rule~autodispatch.left-to-people~1]
final class Doubts {

    private static final Pattern REPORTS = Pattern.compile("举报|检举|揭发|控告");

    private Doubts() {}

    /** Whether somebody is reported, by what was said or how it was taken in. */
    static boolean reports(CaseFile file) {
        var said = file.opening();
        return said.kind() == CaseKind.REPORT
                || REPORTS.matcher(said.title()).find()
                || REPORTS.matcher(said.words()).find();
    }

    /**
     * Whether somebody has an opinion on it already: on the staff, what they chose or did; from the
     * citizen, what came after the first words. To have taken it in without more is none.
     */
    static boolean touched(List<RecordedEvent> history) {
        return history.stream()
                .anyMatch(fact ->
                        switch (fact.event()) {
                            case CaseEvent.Submitted said ->
                                    said.category() != null && isStaff(fact.role());
                            case CaseEvent.Accepted _,
                                    CaseEvent.RevisitChosen _,
                                    CaseEvent.MeetingWished _,
                                    TimeFact.RungReached _ ->
                                    false;
                            default -> true;
                        });
    }

    private static boolean isStaff(Role role) {
        return role != Role.CITIZEN && role != Role.SYSTEM;
    }

    /** Whether a given category is another one than the suggested, and none above it. */
    static boolean saysOtherwise(@Nullable String given, List<String> suggestedPath) {
        return given != null && !suggestedPath.contains(given);
    }

    /** The more pressing of what the case has and what its category has. */
    static Urgency pressing(Urgency one, Urgency other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
