package org.jieban.demo;

import java.io.PrintStream;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Begins the demo: the city before anybody can log in, its history and its life beside the running
 * server. Nothing of this exists in a server that was started otherwise.
 */
@Component
@Profile("demo")
@EnableConfigurationProperties(DemoSettings.class)
class DemoStart implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(DemoStart.class);
    private static final Duration TURN = Duration.ofMillis(500);
    private static final int TURNS_TO_A_MORNING = 1200;
    private static final long PATIENCE_MILLIS = 5000;
    private static final int STEPS_SHOWN = 5;

    private final City city;
    private final History history;
    private final Simulator simulator;
    private final DemoSettings settings;
    private final Mornings mornings;
    private final Outages outages;
    private final PrintStream console = System.out;
    private volatile Thread past = new Thread(() -> {});
    private volatile Thread present = new Thread(() -> {});
    private volatile boolean stopping;
    private volatile boolean added;
    private int shown = -1;

    DemoStart(
            City city,
            History history,
            Simulator simulator,
            DemoSettings settings,
            Mornings mornings,
            Outages outages) {
        this.city = city;
        this.history = history;
        this.simulator = simulator;
        this.settings = settings;
        this.mornings = mornings;
        this.outages = outages;
    }

    /** After the categories and the catalogue, which come first at this event. */
    @EventListener(ApplicationStartedEvent.class)
    void build() {
        city.build();
    }

    @Order(0)
    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        console.println("演示账号 Demo accounts (密码 password: " + City.PASSWORD + ")");
        City.accounts().forEach(console::println);
        var cast = city.cast();
        past = Thread.ofPlatform().daemon().name("demo-history").start(() -> makePast(cast));
        if (settings.pace().isPositive()) {
            present = Thread.ofPlatform().daemon().name("demo-city").start(() -> live(cast));
        }
    }

    private void makePast(City.Cast cast) {
        try {
            long began = System.nanoTime();
            var made = history.make(cast, settings.history(), settings.threads(), this::show);
            if (made.cases() > 0) {
                added = true;
                say(
                        "演示数据已生成 History is made: %,d 件 cases, %,d 条记录 facts, %d s"
                                .formatted(
                                        made.cases(),
                                        made.facts(),
                                        Duration.ofNanos(System.nanoTime() - began).toSeconds()));
            }
            outages.happen(cast);
            mornings.hold(cast);
            if (made.refused() > 0) {
                log.warn("{} acts of the demo's history were refused", made.refused());
            }
        } catch (RuntimeException failed) {
            if (!stopping) {
                log.error("The demo's history could not be made", failed);
            }
        }
    }

    private void show(History.Progress progress) {
        int step = progress.percent() / STEPS_SHOWN;
        if (step > shown) {
            shown = step;
            say(
                    "正在生成演示数据 Making history: %d %% (%,d 件 cases)"
                            .formatted(progress.percent(), progress.cases()));
        }
    }

    private void say(String line) {
        console.println(line);
        console.flush();
    }

    private void live(City.Cast cast) {
        var play = simulator.new Play(cast, settings.pace());
        int turns = 0;
        while (!stopping) {
            try {
                Thread.sleep(TURN);
                if (++turns % TURNS_TO_A_MORNING == 0) {
                    mornings.hold(cast);
                }
                if (added) {
                    added = false;
                    play.searchAgain();
                }
                play.turn();
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException failed) {
                if (!stopping) {
                    log.warn("The demo city pauses", failed);
                }
            }
        }
    }

    @Override
    public void destroy() throws InterruptedException {
        stopping = true;
        past.interrupt();
        present.interrupt();
        past.join(PATIENCE_MILLIS);
        present.join(PATIENCE_MILLIS);
    }
}
