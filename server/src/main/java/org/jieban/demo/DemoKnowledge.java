package org.jieban.demo;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.jieban.calendar.CityZone;
import org.jieban.knowledge.KnowledgeBase;
import org.jieban.knowledge.KnowledgeKind;
import org.jieban.knowledge.Said;
import org.jieban.organisation.Units;
import org.jieban.shared.IdempotencyKey;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Puts invented articles into an empty knowledge base, so that it is alive. */
@Component
@Profile("demo")
class DemoKnowledge {

    private static final String FILE = "/demo/knowledge.csv";
    private static final int REVIEW_STEP_DAYS = 9;

    private final KnowledgeBase base;
    private final Units units;
    private final Clock clock;

    DemoKnowledge(KnowledgeBase base, Units units, Clock clock) {
        this.base = base;
        this.units = units;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void write() {
        var hotline = units.byCode(CityPlan.HOTLINE);
        if (hotline.isEmpty() || !base.isEmpty()) {
            return;
        }
        var today = LocalDate.ofInstant(clock.instant(), CityZone.ZONE);
        var format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
        try (var in =
                        new InputStreamReader(
                                Objects.requireNonNull(
                                        DemoKnowledge.class.getResourceAsStream(FILE)),
                                StandardCharsets.UTF_8);
                var rows = format.parse(in)) {
            int no = 0;
            for (var row : rows) {
                no++;
                base.publish(
                        hotline.get().id(),
                        KnowledgeKind.valueOf(row.get("kind")),
                        new Said(
                                row.get("title"),
                                null,
                                row.get("text"),
                                today.minusDays(no),
                                null,
                                today.plusDays((long) no * REVIEW_STEP_DAYS)),
                        null,
                        new IdempotencyKey("demo-knowledge-" + no));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
