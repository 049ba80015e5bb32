package org.jieban.demo;

import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jieban.attachment.Attachments;
import org.jieban.calendar.Calendars;
import org.jieban.calendar.CityZone;
import org.jieban.casefile.Relived;
import org.jieban.casefile.Reliving;
import org.jieban.claimant.Claimants;
import org.jieban.claimant.GivenClaimant;
import org.jieban.dispatch.Dispatching;
import org.jieban.identity.Posts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Makes the demo city's past: one piece is one day of the home district or of the rest of the city,
 * the newest first, since that is what people work on. A piece is in whole or not at all.
 */
@Component
class History {

    private static final Logger log = LoggerFactory.getLogger(History.class);
    private static final int AT_ONCE = 400;
    private static final String OUTAGE = "outage-";
    private static final int OUTAGE_CALLS = 22;
    private static final int OUTAGE_BEGINS = 7 * 3600 + 600;
    private static final int OUTAGE_SECONDS = 4000;

    private static final String RECORD =
            """
            insert into demo_history (piece, cases, facts, made_at)
            values (:piece, :cases, 0, :at)
            """;

    private final Reliving reliving;
    private final Claimants claimants;
    private final Dispatching dispatching;
    private final Calendars calendars;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final DrawnPhotos photos;
    private final Attachments attachments;
    private final Posts posts;

    History(
            Reliving reliving,
            Claimants claimants,
            Dispatching dispatching,
            Calendars calendars,
            JdbcClient jdbc,
            Clock clock,
            DrawnPhotos photos,
            Attachments attachments,
            Posts posts) {
        this.reliving = reliving;
        this.claimants = claimants;
        this.dispatching = dispatching;
        this.calendars = calendars;
        this.jdbc = jdbc;
        this.clock = clock;
        this.photos = photos;
        this.attachments = attachments;
        this.posts = posts;
    }

    /** A day of a part of the city, or a part of that day. */
    record Piece(String name, LocalDate day, boolean home, int requests) {

        /** Whether it is a morning on which something breaks in one street (突增). */
        boolean outage() {
            return name.startsWith(OUTAGE);
        }
    }

    /**
     * What the pieces of one run share.
     *
     * @param registered claimants by who they are; not kept longer, since what a run wrote may be
     *     undone
     */
    private record Run(City.Cast cast, Instant now, Map<String, Long> registered) {

        Run(City.Cast cast, Instant now) {
            this(cast, now, new ConcurrentHashMap<>());
        }
    }

    /** How far it is. */
    record Progress(int done, int all, int cases, int facts, int refused) {

        int percent() {
            return all == 0 ? 100 : (int) (100L * done / all);
        }
    }

    /** Makes every piece that is not there yet; returns when all are, or when this thread is told. */
    Progress make(
            City.Cast cast, DemoSettings.History extent, int threads, Consumer<Progress> progress) {
        var now = clock.instant();
        var today = now.atZone(CityZone.ZONE).toLocalDate();
        var all = pieces(extent, today);
        var missing = missing(extent, today);
        var done = new AtomicInteger(all.size() - missing.size());
        var cases = new AtomicInteger();
        var facts = new AtomicInteger();
        var refused = new AtomicInteger();
        var run = new Run(cast, now);
        try (var workers = Executors.newFixedThreadPool(threads)) {
            var tasks =
                    missing.stream()
                            .map(piece ->
                                    workers.submit(() -> {
                                        var came = make(piece, run);
                                        cases.addAndGet(came.cases().size());
                                        facts.addAndGet(came.facts());
                                        refused.addAndGet(came.refusals().size());
                                        done.incrementAndGet();
                                        return came;
                                    }))
                            .toList();
            try {
                for (var task : tasks) {
                    boolean isDone;
                    do {
                        isDone = isDone(task);
                        progress.accept(
                                new Progress(
                                        done.get(),
                                        all.size(),
                                        cases.get(),
                                        facts.get(),
                                        refused.get()));
                    } while (!isDone);
                    task.get();
                }
            } catch (InterruptedException stopped) {
                workers.shutdownNow();
                Thread.currentThread().interrupt();
            } catch (java.util.concurrent.ExecutionException failed) {
                workers.shutdownNow();
                throw new IllegalStateException(failed.getCause());
            }
        }
        return new Progress(done.get(), all.size(), cases.get(), facts.get(), refused.get());
    }

    private static boolean isDone(java.util.concurrent.Future<?> task) throws InterruptedException {
        try {
            task.get(1, TimeUnit.SECONDS);
            return true;
        } catch (java.util.concurrent.TimeoutException notYet) {
            return false;
        } catch (java.util.concurrent.ExecutionException failed) {
            return true;
        }
    }

    /** All pieces of such a past, the newest first. */
    List<Piece> pieces(DemoSettings.History extent, LocalDate today) {
        var pieces = new ArrayList<Piece>();
        for (int back = 0; back < Math.max(extent.homeDays, extent.cityDays); back++) {
            var day = today.minusDays(back);
            boolean working = calendars.current().workingDay(day);
            double rhythm = Rhythm.ofDay(day, working);
            if (back < extent.cityDays) {
                add(pieces, "city", day, false, extent.cityRequests * rhythm * lately(back));
            }
            if (back < 2 && extent.homeDays > 0) {
                pieces.add(new Piece(OUTAGE + day, day, true, OUTAGE_CALLS));
            }
            if (back < extent.homeDays) {
                add(pieces, "home", day, true, extent.homeRequests * rhythm);
            }
        }
        return pieces;
    }

    /** The last days come near to what the simulator adds, so that today can be compared. */
    private static double lately(int daysBack) {
        return daysBack <= 1 ? 8 : daysBack <= 3 ? 3 : 1;
    }

    private static void add(
            List<Piece> pieces, String part, LocalDate day, boolean home, double mean) {
        int requests = Chance.of("requests", part, day).about(mean);
        for (int from = 0; from < requests; from += AT_ONCE) {
            pieces.add(
                    new Piece(
                            part + "-" + day + (from == 0 ? "" : "-" + from),
                            day,
                            home,
                            Math.min(AT_ONCE, requests - from)));
        }
    }

    /** What of such a past is not in yet. */
    List<Piece> missing(DemoSettings.History extent, LocalDate today) {
        var made = made();
        return pieces(extent, today).stream()
                .filter(piece -> !made.contains(piece.name()))
                .toList();
    }

    private Set<String> made() {
        return jdbc.sql("select piece from demo_history").query(String.class).list().stream()
                .collect(toSet());
    }

    /** Makes one piece. */
    Relived make(Piece piece, City.Cast cast, Instant now) {
        return make(piece, new Run(cast, now));
    }

    private Relived make(Piece piece, Run run) {
        var now = run.now();
        var lives = new ArrayList<InventedLife>();
        var album = new Album(photos, attachments, posts::actor);
        for (int i = 0; i < piece.requests(); i++) {
            var source = "demo-" + piece.name() + "-" + i;
            var chance = Chance.of("when", source);
            var at =
                    piece.day()
                            .atStartOfDay(CityZone.ZONE)
                            .plusSeconds(
                                    piece.outage()
                                            ? OUTAGE_BEGINS + chance.below(OUTAGE_SECONDS)
                                            : Rhythm.secondOfDay(chance))
                            .toInstant()
                            .plusMillis(chance.below(1000));
            if (at.isBefore(now)) {
                lives.add(life(source, at, piece, run, album, chance));
            }
        }
        var came =
                reliving.relive(
                        lives,
                        () -> {
                            album.bind();
                            jdbc.sql(RECORD)
                                    .param("piece", piece.name())
                                    .param("cases", lives.size())
                                    .param("at", now.atOffset(ZoneOffset.UTC))
                                    .update();
                        });
        came.refusals()
                .forEach(refusal -> log.debug("Refused: {} {}", refusal.act(), refusal.reason()));
        return came;
    }

    private InventedLife life(
            String source, Instant at, Piece piece, Run run, Album album, Chance chance) {
        var cast = run.cast();
        var home = cast.home();
        var said =
                piece.outage()
                        ? home.sayOutage(source, piece.day(), home.street(piece.day()))
                        : (piece.home() ? home : cast.others()).say(source, piece.day());
        var desk = Desks.at(said, cast, dispatching, at, chance);
        return new InventedLife(
                source,
                said,
                () -> claimant(said, run.registered()),
                at,
                desk.by(),
                desk.acts(),
                cast.player(),
                album,
                run.now());
    }

    /** A citizen calls again and again under one name, so a few thousand are enough. */
    private long claimant(Said said, Map<String, Long> registered) {
        var given = Desks.claimant(said);
        return given.equals(GivenClaimant.NOBODY)
                ? 0
                : registered.computeIfAbsent(
                        said.who() + said.anonymous(), _ -> claimants.register(given).value());
    }
}
