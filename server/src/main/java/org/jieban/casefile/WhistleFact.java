package org.jieban.casefile;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jieban.calendar.Limit;
import org.jieban.organisation.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * Facts of a whistle (吹哨报到): the unit in charge calls others, they report in, meet, share out tasks
 * and are rated. Whistles and tasks are numbered within the case, from 1.
 */
public sealed interface WhistleFact extends CaseEvent {

    /** Of which whistle it tells. */
    int whistle();

    /** The files that came with whistles. */
    static Set<String> files(List<RecordedEvent> history) {
        return history.stream()
                .flatMap(fact ->
                        switch (fact.event()) {
                            case Blown blown -> blown.attachments().stream();
                            case JointMeetingHeld held -> held.attachments().stream();
                            case TaskDone done -> done.attachments().stream();
                            default -> Stream.<String>empty();
                        })
                .collect(Collectors.toSet());
    }

    /**
     * 吹哨.
     *
     * @param ask what is asked of those called
     * @param called each has an assignment of its own from then on
     * @param meetAt when to be where, or null where an answer is enough
     * @param reportIn how long those called have to report in
     */
    record Blown(
            int whistle,
            WhistleKind whistleKind,
            String ask,
            List<Called> called,
            @Nullable Instant meetAt,
            String place,
            Limit reportIn,
            List<String> attachments)
            implements WhistleFact {}

    /** 报到 of one unit; a later one takes the place of an earlier. */
    record ReportedIn(int whistle, int assignment, Presence presence, String word)
            implements WhistleFact {}

    /** 会商: a joint meeting with its minutes. */
    record JointMeetingHeld(
            int whistle,
            Instant when,
            String place,
            List<String> present,
            String minutes,
            List<String> attachments)
            implements WhistleFact {}

    /** 任务: who does what until when. */
    record TaskGiven(int whistle, int task, int assignment, String owner, String what, Limit limit)
            implements WhistleFact {}

    /** The unit says that its task is done. */
    record TaskDone(int whistle, int task, String text, List<String> attachments)
            implements WhistleFact {}

    /** 任务验收 by the one who whistled. */
    record TaskAccepted(int whistle, int task, String word) implements WhistleFact {}

    /** Back to the unit, which is told why. */
    record TaskRejected(int whistle, int task, int assignment, String reason)
            implements WhistleFact {}

    /** 免除: the level above decided that the case may go on without it. */
    record TaskWaived(int whistle, int task, String reason) implements WhistleFact {}

    /** 解除哨音, with what the whistler thinks of each unit called. */
    record WhistleEnded(int whistle, String word, List<Rating> ratings) implements WhistleFact {}

    /** One unit that was called, with the number of its assignment and what is asked of it. */
    record Called(UnitId unit, int assignment, String duty) {}

    /**
     * What the whistler thinks of a unit that was called.
     *
     * @param stars 1 to 5
     */
    record Rating(UnitId unit, int stars, String word) {}

    /** How pressing (哨的类别). */
    enum WhistleKind {
        /** 应急处置: at once, day and night. */
        EMERGENCY,
        /** 联合执法、联合处置. */
        JOINT_ACTION,
        /** 重点工作、长期难题. */
        LONG_TERM
    }

    /** How a unit reported in. */
    enum Presence {
        /** 到场. */
        ARRIVED,
        /** 远程参与. */
        REMOTE,
        /** 派员代表. */
        DEPUTY,
        /** 不能到场, with the reason. */
        CANNOT
    }
}
