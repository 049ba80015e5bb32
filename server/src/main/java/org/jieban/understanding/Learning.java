package org.jieban.understanding;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jieban.calendar.CityZone;
import org.jieban.understanding.Lessons.Lesson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Learns from the city's own cases by itself: each night, the first time as soon as there are enough,
 * and by day again when there are twice as many; once, on however many nodes. A new model is judged on the newest cases beside the one in force.
 */
@Component
class Learning {

    static final int FEWEST_LESSONS = 60;

    private static final Logger log = LoggerFactory.getLogger(Learning.class);
    // a label with fewer cases is left to the catalogue's keywords
    private static final int FEWEST_OF_LABEL = 5;
    private static final Duration HELD_OUT_AT_MOST = Duration.ofDays(31);
    private static final int HELD_OUT_PART = 5;
    private static final int FEWEST_TO_SPLIT = 100;
    // who is in charge follows from category and place
    private static final Set<Subject> LEARNED = EnumSet.complementOf(EnumSet.of(Subject.UNIT));
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
        long cases = lessons.count();
        for (var subject : LEARNED) {
            if (claim(subject, cases)) {
                boolean learned = learn(subject);
                jdbc.sql(
                                """
                                update understanding_lesson
                                set claimed_until = null,
                                    learned_at = case when :learned then :now else learned_at end,
                                    cases = case when :learned then :cases else cases end
                                where subject = :subject
                                """)
                        .param("learned", learned)
                        .param("cases", cases)
                        .param("now", Timestamp.from(clock.instant()))
                        .param("subject", subject.name())
                        .update();
            }
        }
    }

    // [impl->rule~understanding.learning~1]
    private boolean claim(Subject subject, long cases) {
        var now = clock.instant();
        var time = LocalTime.ofInstant(now, CityZone.ZONE);
        boolean night = !time.isBefore(NIGHT_BEGINS) && time.isBefore(NIGHT_ENDS);
        return jdbc.sql(
                                """
                                update understanding_lesson set claimed_until = :until
                                where subject = :subject and (claimed_until is null or claimed_until < :now)
                                  and (learned_at is null or (:night and learned_at < :before)
                                    or :cases >= 2 * coalesce(understanding_lesson.cases, 0))
                                """)
                        .param("until", Timestamp.from(now.plus(CLAIM_LASTS)))
                        .param("subject", subject.name())
                        .param("now", Timestamp.from(now))
                        .param("night", night)
                        .param("before", Timestamp.from(now.minus(A_DAY)))
                        .param("cases", cases)
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
        var sureness = sureness(model, heldOut);
        // figures come from cases that neither the model nor its sureness has seen
        var judging = heldOut.subList(sureness.judgedFrom(), heldOut.size());
        var told = new CityModel(0, model, sureness.sureness());
        var mine = Judged.of(told, judging);
        Optional<Judged> before = shelf.inForce(subject).map(one -> Judged.of(one, judging));
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
                        judging.getFirst().openedAt(),
                        judging.getLast().openedAt(),
                        judging.size(),
                        mine.accuracy(),
                        mine.topThree(),
                        mine.sureShare(),
                        mine.sureRight(),
                        before.map(Judged::accuracy).orElse(null),
                        better ? ModelRow.State.IN_FORCE : ModelRow.State.NOT_BETTER,
                        better ? now : null,
                        "system",
                        sureness.sureness().from()),
                model,
                subject == Subject.CATEGORY ? evidence(told, judging) : List.of());
        log.info(
                "Learned {} from {} cases: {} of {} newest right, {}",
                subject,
                known.size(),
                mine.accuracy(),
                judging.size(),
                better ? "in force" : "not used");
        return true;
    }

    private record Fitted(Sureness sureness, int judgedFrom) {}

    /** The older half of the held-out cases says what its confidence is worth; too few say nothing. */
    private static Fitted sureness(MessageModel model, List<Lesson> heldOut) {
        if (heldOut.size() < FEWEST_TO_SPLIT) {
            return new Fitted(Sureness.AS_TOLD, 0);
        }
        int half = heldOut.size() / 2;
        var plain = new CityModel(0, model, Sureness.AS_TOLD);
        var seen =
                evidence(plain, heldOut.subList(0, half)).stream()
                        .map(ModelShelf.Evidence::seen)
                        .toList();
        return new Fitted(Sureness.of(seen), half);
    }

    private static List<ModelShelf.Evidence> evidence(CityModel model, List<Lesson> lessons) {
        return lessons.stream()
                .map(lesson -> {
                    var guess = model.judge(lesson.labelled().wording()).first();
                    return new ModelShelf.Evidence(
                            lesson.caseId(),
                            guess.label(),
                            new Sureness.Seen(
                                    guess.confidence(),
                                    guess.label().equals(lesson.labelled().label())));
                })
                .toList();
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

        static Judged of(CityModel model, List<Lesson> lessons) {
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
