package org.jieban.understanding;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jieban.calendar.CityZone;
import org.jieban.understanding.Lessons.Lesson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Learns from the city's own cases by itself: each night, and the first time as soon as there are
 * enough; once, on however many nodes. A new model is judged on the newest cases beside the one in force.
 */
@Component
class Learning {

    static final int FEWEST_LESSONS = 60;

    private static final Logger log = LoggerFactory.getLogger(Learning.class);
    // a label with fewer cases is left to the catalogue's keywords
    private static final int FEWEST_OF_LABEL = 5;
    private static final Duration HELD_OUT_AT_MOST = Duration.ofDays(31);
    private static final int HELD_OUT_PART = 5;
    // of what it was 0.9 sure of, so much has to be right
    private static final double KEEPS_ITS_WORD = 0.85;
    private static final Duration CLAIM_LASTS = Duration.ofMinutes(30);
    private static final Duration A_DAY = Duration.ofHours(20);
    private static final LocalTime NIGHT_BEGINS = LocalTime.of(1, 0);
    private static final LocalTime NIGHT_ENDS = LocalTime.of(5, 0);

    private final Lessons lessons;
    private final ModelShelf shelf;
    private final JdbcClient jdbc;
    private final Clock clock;

    Learning(Lessons lessons, ModelShelf shelf, JdbcClient jdbc, Clock clock) {
        this.lessons = lessons;
        this.shelf = shelf;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Learns what nobody has learned yet, or not since yesterday. */
    void learnWhatIsDue() {
        for (var subject : Subject.values()) {
            if (claim(subject)) {
                boolean learned = learn(subject);
                jdbc.sql(
                                """
                                update understanding_lesson
                                set claimed_until = null, learned_at = case when :learned then :now else learned_at end
                                where subject = :subject
                                """)
                        .param("learned", learned)
                        .param("now", Timestamp.from(clock.instant()))
                        .param("subject", subject.name())
                        .update();
            }
        }
    }

    // [impl->rule~understanding.learning~1]
    private boolean claim(Subject subject) {
        var now = clock.instant();
        var time = LocalTime.ofInstant(now, CityZone.ZONE);
        boolean night = !time.isBefore(NIGHT_BEGINS) && time.isBefore(NIGHT_ENDS);
        return jdbc.sql(
                                """
                                update understanding_lesson set claimed_until = :until
                                where subject = :subject and (claimed_until is null or claimed_until < :now)
                                  and (learned_at is null or (:night and learned_at < :before))
                                """)
                        .param("until", Timestamp.from(now.plus(CLAIM_LASTS)))
                        .param("subject", subject.name())
                        .param("now", Timestamp.from(now))
                        .param("night", night)
                        .param("before", Timestamp.from(now.minus(A_DAY)))
                        .update()
                == 1;
    }

    /** Learns one subject and decides whether the model is used; false when there is too little. */
    boolean learn(Subject subject) {
        var all = lessons.of(subject);
        int cut = cut(all);
        var known = frequent(all.subList(0, cut));
        var heldOut = all.subList(cut, all.size());
        if (known.size() < FEWEST_LESSONS
                || heldOut.isEmpty()
                || known.stream().map(one -> one.labelled().label()).distinct().count() < 2) {
            return false;
        }
        var model = Training.learn(known.stream().map(Lesson::labelled).toList(), 0, 1).model();
        var mine = Judged.of(model, heldOut);
        Optional<Judged> before = shelf.inForce(subject).map(one -> Judged.of(one, heldOut));
        boolean better =
                mine.sureRight() >= KEEPS_ITS_WORD
                        && (before.isEmpty() || mine.accuracy() >= before.get().accuracy());
        var now = clock.instant();
        shelf.keep(
                new ModelRow(
                        0,
                        subject,
                        now,
                        known.size(),
                        known.getFirst().openedAt(),
                        heldOut.getFirst().openedAt(),
                        heldOut.getLast().openedAt(),
                        heldOut.size(),
                        mine.accuracy(),
                        mine.topThree(),
                        mine.sureShare(),
                        mine.sureRight(),
                        before.map(Judged::accuracy).orElse(null),
                        better ? ModelRow.State.IN_FORCE : ModelRow.State.NOT_BETTER,
                        better ? now : null,
                        "system"),
                model);
        log.info(
                "Learned {} from {} cases: {} of {} newest right, {}",
                subject,
                known.size(),
                mine.accuracy(),
                heldOut.size(),
                better ? "in force" : "not used");
        return true;
    }

    /** Where the held-out cases begin: the newest fifth, but no more than a month. */
    private static int cut(List<Lesson> lessons) {
        if (lessons.isEmpty()) {
            return 0;
        }
        int fifth = lessons.size() - lessons.size() / HELD_OUT_PART;
        Instant month = lessons.getLast().openedAt().minus(HELD_OUT_AT_MOST);
        int cut = fifth;
        while (cut < lessons.size() - 1 && lessons.get(cut).openedAt().isBefore(month)) {
            cut++;
        }
        return cut;
    }

    private static List<Lesson> frequent(List<Lesson> lessons) {
        var counts =
                lessons.stream()
                        .collect(
                                Collectors.groupingBy(
                                        one -> one.labelled().label(), Collectors.counting()));
        return lessons.stream()
                .filter(one -> counts.getOrDefault(one.labelled().label(), 0L) >= FEWEST_OF_LABEL)
                .toList();
    }

    /** How a model does on cases it has not seen. */
    private record Judged(double accuracy, double topThree, double sureShare, double sureRight) {

        static Judged of(MessageModel model, List<Lesson> lessons) {
            int first = 0;
            int three = 0;
            int sure = 0;
            int sureRight = 0;
            for (var lesson : lessons) {
                var guesses = model.judge(lesson.labelled().wording()).guesses();
                var right = lesson.labelled().label();
                boolean hit = guesses.getFirst().label().equals(right);
                first += hit ? 1 : 0;
                three += guesses.stream().limit(3).anyMatch(g -> g.label().equals(right)) ? 1 : 0;
                if (guesses.getFirst().confidence() >= 0.9) {
                    sure++;
                    sureRight += hit ? 1 : 0;
                }
            }
            double all = lessons.size();
            return new Judged(
                    first / all,
                    three / all,
                    sure / all,
                    sure == 0 ? 1 : sureRight / (double) sure);
        }
    }
}
