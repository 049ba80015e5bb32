package org.jieban;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/** A clock that stands still until a test moves it. */
public final class TestClock extends Clock {

    /** Monday 2 March 2026, 09:30 in Beijing: a working day, in working hours, far from holidays. */
    public static final Instant START = Instant.parse("2026-03-02T01:30:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(START);

    public void set(Instant instant) {
        now.set(instant);
    }

    /** Moves on (or back, when negative) and says what time it is then. */
    public Instant advance(Duration duration) {
        return now.updateAndGet(t -> t.plus(duration));
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("zones are named where they are needed");
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Settings {

        @Bean
        @Primary
        TestClock testClock() {
            return new TestClock();
        }
    }

    static final class PutBack extends AbstractTestExecutionListener {

        @Override
        public void beforeTestMethod(TestContext test) {
            test.getApplicationContext().getBean(TestClock.class).set(START);
        }
    }
}
