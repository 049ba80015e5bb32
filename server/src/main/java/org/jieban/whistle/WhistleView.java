package org.jieban.whistle;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A whistle as the page of its case shows it.
 *
 * @param state OPEN, ENDED or FELL_AWAY
 */
record WhistleView(
        int no,
        UnitName by,
        String kind,
        String ask,
        String place,
        @Nullable Instant meetAt,
        Instant blownAt,
        String state,
        @Nullable String lastWord,
        List<Call> calls,
        List<Meeting> meetings,
        List<Task> tasks,
        List<String> attachments) {

    record UnitName(long id, String name, String kind) {}

    /**
     * One unit that was called.
     *
     * @param presence how it reported in, or null while it is silent
     * @param inTime whether its first report was in time, or null while that is open
     * @param ours whether the viewer's own unit is meant
     */
    record Call(
            UnitName unit,
            String duty,
            Instant dueAt,
            @Nullable String presence,
            @Nullable String word,
            @Nullable Instant firstAt,
            @Nullable Instant at,
            @Nullable Boolean inTime,
            @Nullable Integer stars,
            @Nullable String ratingWord,
            boolean ours) {}

    record Meeting(
            Instant at,
            String place,
            List<String> present,
            String minutes,
            List<String> attachments) {}

    /**
     * One task.
     *
     * @param doneAt when it was said to be done, where it was
     * @param late whether it was done after its end, or is open after it
     * @param acts what the viewer may do with it now: finish, judge, waive
     */
    record Task(
            int no,
            UnitName unit,
            String owner,
            String what,
            Instant givenAt,
            Instant dueAt,
            @Nullable Instant doneAt,
            String state,
            String word,
            List<String> attachments,
            boolean late,
            List<String> acts) {}
}
