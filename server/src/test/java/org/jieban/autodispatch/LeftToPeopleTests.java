package org.jieban.autodispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jieban.calendar.Limit;
import org.jieban.casefile.CaseEvent;
import org.jieban.casefile.CaseState;
import org.jieban.casefile.RecordedEvent;
import org.jieban.catalogue.CaseKind;
import org.jieban.catalogue.Urgency;
import org.jieban.identity.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a case itself says against being dispatched without a human. */
class LeftToPeopleTests {

    private static final CaseEvent.Accepted ACCEPTED = new CaseEvent.Accepted(Limit.parse("1h"));
    private static final CaseEvent.Noted NOTED = new CaseEvent.Noted(1, "看过", false, List.of());

    @Test // [utest->rule~autodispatch.left-to-people~1]
    void whatSomebodyOfTheStaffChoseOrDidIsAnOpinion() {
        assertThat(touched(said(null, Role.CITIZEN))).isFalse();
        assertThat(touched(said("110401", Role.CITIZEN))).isFalse();
        assertThat(touched(said(null, Role.AGENT), fact(ACCEPTED, Role.AGENT))).isFalse();
        assertThat(touched(said("110401", Role.SYSTEM), fact(ACCEPTED, Role.SYSTEM))).isFalse();
        assertThat(touched(said("110401", Role.AGENT), fact(ACCEPTED, Role.AGENT))).isTrue();
        assertThat(touched(said(null, Role.CITIZEN), fact(NOTED, Role.DISPATCHER))).isTrue();
        assertThat(
                        touched(
                                said(null, Role.CITIZEN),
                                fact(new CaseEvent.Supplemented("还有一件事", List.of()), Role.CITIZEN)))
                .isTrue();
    }

    @Test // [utest->rule~autodispatch.left-to-people~1]
    void aGivenCategoryHasToBeTheSuggestedOneOrAboveIt() {
        var path = List.of("11", "1104", "110401");

        assertThat(Doubts.saysOtherwise(null, path)).isFalse();
        assertThat(Doubts.saysOtherwise("11", path)).isFalse();
        assertThat(Doubts.saysOtherwise("110401", path)).isFalse();
        assertThat(Doubts.saysOtherwise("1105", path)).isTrue();
    }

    @Test // [utest->rule~autodispatch.threshold~1]
    void theMorePressingUrgencyCounts() {
        assertThat(Doubts.pressing(Urgency.GENERAL, Urgency.LIVELIHOOD))
                .isEqualTo(Urgency.LIVELIHOOD);
        assertThat(Doubts.pressing(Urgency.GENERAL, Urgency.COMPLEX)).isEqualTo(Urgency.GENERAL);
    }

    private static boolean touched(RecordedEvent... facts) {
        return Doubts.touched(List.of(facts));
    }

    private static RecordedEvent said(@Nullable String category, Role by) {
        return fact(
                new CaseEvent.Submitted(
                        "26030200000427",
                        CaseKind.HELP,
                        "题目",
                        "原话",
                        category,
                        Urgency.GENERAL,
                        null,
                        null,
                        null,
                        null,
                        CaseEvent.Channel.PHONE,
                        null,
                        true,
                        false,
                        false,
                        null,
                        List.of(),
                        null),
                by);
    }

    private static RecordedEvent fact(CaseEvent event, Role by) {
        return new RecordedEvent(
                1,
                1,
                Instant.EPOCH,
                by == Role.CITIZEN || by == Role.SYSTEM ? null : 7L,
                "",
                null,
                by,
                1,
                CaseState.SUBMITTED,
                event);
    }
}
