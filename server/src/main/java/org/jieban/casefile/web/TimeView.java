package org.jieban.casefile.web;

import java.time.Instant;
import java.util.List;
import org.jieban.casefile.CaseFile;
import org.jieban.casefile.TimeFact;
import org.jspecify.annotations.Nullable;

/**
 * What holds the time of a case up or presses it now.
 *
 * @param extensions how often this round was extended
 * @param urges how often the citizen urged
 */
record TimeView(
        @Nullable Extension extension,
        int extensions,
        @Nullable Waiting waiting,
        @Nullable Parking parking,
        List<Supervision> supervisions,
        int urges) {

    /** 申请延期 that waits for a decision. */
    record Extension(Instant until, String reason, @Nullable Instant askedAt) {}

    /** 等待诉求人. */
    record Waiting(String reason, @Nullable Instant since, Instant until) {}

    /**
     * 挂账, asked for or running.
     *
     * @param approved whether the district has agreed
     */
    record Parking(
            TimeFact.ParkingGround ground,
            String owner,
            String plan,
            @Nullable Instant askedAt,
            Instant reviewAt,
            boolean approved) {}

    /** 督办 that waits for an answer. */
    record Supervision(String text, @Nullable Instant answerBy) {}

    /** For who may not know. */
    static TimeView nothing() {
        return new TimeView(null, 0, null, null, List.of(), 0);
    }

    static TimeView of(CaseFile file) {
        var time = file.deferrals();
        var reviewAt = time.reviewAt();
        return new TimeView(
                time.extensionAsked()
                        .map(it -> new Extension(it.until(), it.reason(), time.extensionAskedAt()))
                        .orElse(null),
                time.extensions(),
                time.waiting()
                        .map(it -> new Waiting(it.reason(), time.waitingSince(), it.until()))
                        .orElse(null),
                time.parkingAsked()
                        .map(it ->
                                new Parking(
                                        it.ground(),
                                        it.owner(),
                                        it.plan(),
                                        time.parkingAskedAt(),
                                        reviewAt == null ? it.reviewAt() : reviewAt,
                                        reviewAt != null))
                        .orElse(null),
                file.state().open()
                        ? time.supervisions().stream()
                                .map(it -> new Supervision(it.text(), it.answerBy()))
                                .toList()
                        : List.of(),
                file.urges());
    }
}
