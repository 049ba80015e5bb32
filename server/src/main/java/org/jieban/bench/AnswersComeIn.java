package org.jieban.bench;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.jieban.calendar.CityZone;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** How long an answer takes to show in the ranking while two hundred acts a second go on. */
@Component
@Profile("bench")
class AnswersComeIn {

    static final int CLIENTS = 4;

    private static final int ACTS_PER_SECOND = 200;
    private static final int ANSWERS = 20;
    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final Duration GIVE_UP = Duration.ofSeconds(30);

    private final WholeLives lives;
    private final Clock clock;

    AnswersComeIn(WholeLives lives, Clock clock) {
        this.lives = lives;
        this.clock = clock;
    }

    Map<String, Object> measure(int port, BenchCity.Built built, String assessor)
            throws IOException, InterruptedException {
        var over = new AtomicBoolean();
        var acts = new AtomicLong();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < CLIENTS; i++) {
            var place = built.places().get(i);
            threads.add(Thread.ofPlatform().start(() -> act(port, built, place, over, acts)));
        }
        try {
            Thread.sleep(WARM_UP);
            long before = acts.get();
            var start = System.nanoTime();
            var taken = answers(port, built, assessor);
            var wall = Duration.ofNanos(System.nanoTime() - start);
            var result = new LinkedHashMap<String, Object>();
            result.put("visible", Timings.of(List.of(taken), wall).summary());
            result.put("actsPerSecond", Math.round((acts.get() - before) / (wall.toNanos() / 1e9)));
            return result;
        } finally {
            over.set(true);
            for (var thread : threads) {
                thread.join();
            }
        }
    }

    private void act(
            int port,
            BenchCity.Built built,
            BenchCity.Place place,
            AtomicBoolean over,
            AtomicLong acts) {
        long each = WholeLives.ACTS * 1_000_000_000L * CLIENTS / ACTS_PER_SECOND;
        try (var line = new HttpLine(port)) {
            long next = System.nanoTime();
            while (!over.get()) {
                lives.live(line, built, place, LongStream.builder());
                acts.addAndGet(WholeLives.ACTS);
                next += each;
                Thread.sleep(Math.max(0, (next - System.nanoTime()) / 1_000_000));
            }
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** From before the answer is sent until a ranking that was asked for afterwards shows it. */
    private long[] answers(int port, BenchCity.Built built, String assessor) throws IOException {
        var quiet = built.places().getLast();
        var taken = LongStream.builder();
        try (var line = new HttpLine(port)) {
            for (int i = 0; i < ANSWERS; i++) {
                var waiting = lives.untilRevisit(line, built, quiet, LongStream.builder());
                long shown = valid(line, assessor, quiet);
                long start = System.nanoTime();
                lives.answer(line, built, waiting, LongStream.builder());
                while (valid(line, assessor, quiet) == shown) {
                    if (System.nanoTime() - start > GIVE_UP.toNanos()) {
                        throw new IOException("the answer does not show");
                    }
                }
                taken.add(System.nanoTime() - start);
            }
        }
        return taken.build().toArray();
    }

    private long valid(HttpLine line, String assessor, BenchCity.Place place) throws IOException {
        var today = clock.instant().atZone(CityZone.ZONE);
        var month = YearMonth.from(today).plusMonths(today.getDayOfMonth() >= 19 ? 1 : 0);
        var ranking =
                line.send(
                        "GET",
                        "/api/assessment/ranking?group=STREET&period=" + month,
                        assessor,
                        "",
                        "");
        int row = ranking.indexOf("\"unit\":{\"id\":" + place.street().value() + ",");
        return row < 0 ? 0 : WholeLives.number(ranking.substring(row), "valid");
    }
}
