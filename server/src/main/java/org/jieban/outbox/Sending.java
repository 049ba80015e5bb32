package org.jieban.outbox;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jieban.claimant.ClaimantId;
import org.jieban.claimant.Claimants;
import org.jieban.organisation.Unit;
import org.jieban.organisation.Units;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sends what waits. Any number of nodes do it at once: a letter that one has taken is its own for some
 * minutes. What fails is tried again, later and later, and in the end given up, with the reason.
 */
@Component
@EnableConfigurationProperties(OutboxSettings.class)
class Sending {

    private static final Logger log = LoggerFactory.getLogger(Sending.class);
    private static final int AT_ONCE = 50;
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final Duration KEPT = Duration.ofDays(90);
    // [impl->rule~outbox.again~1]
    private static final List<Duration> PAUSES =
            List.of(
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(30),
                    Duration.ofHours(2),
                    Duration.ofHours(8));

    private final Letters letters;
    private final List<Carrier> carriers;
    private final Wordings wordings;
    private final Claimants claimants;
    private final Units units;
    private final Clock clock;

    Sending(
            Letters letters,
            List<Carrier> carriers,
            Wordings wordings,
            Claimants claimants,
            Units units,
            Clock clock) {
        this.letters = letters;
        this.carriers = carriers;
        this.wordings = wordings;
        this.claimants = claimants;
        this.units = units;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 15, fixedDelay = 10, timeUnit = TimeUnit.SECONDS)
    void look() {
        int sent = sendDue();
        if (sent > 0) {
            log.info("{} messages sent", sent);
        }
    }

    @Scheduled(initialDelay = 20, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void forget() {
        letters.forget(clock.instant().minus(KEPT));
    }

    /** Sends all that is due; how many arrived. */
    int sendDue() {
        var open = carriers.stream().filter(Carrier::open).map(Carrier::channel).toList();
        if (open.isEmpty()) {
            return 0;
        }
        int sent = 0;
        List<Letter> taken;
        do {
            taken = letters.take(open, clock.instant(), LEASE, AT_ONCE);
            for (var letter : taken) {
                sent += send(letter) ? 1 : 0;
            }
        } while (taken.size() == AT_ONCE);
        return sent;
    }

    private boolean send(Letter letter) {
        try {
            var carrier =
                    carriers.stream()
                            .filter(one -> one.channel() == letter.channel())
                            .findFirst()
                            .orElseThrow();
            var to = reader(letter);
            if (to.isEmpty()) {
                letters.failed(letter, "nobody to reach", null);
                return false;
            }
            carrier.carry(letter, wordings.of(letter), to);
            letters.sent(letter, clock.instant());
            return true;
        } catch (IOException | IllegalStateException refused) {
            again(letter, String.valueOf(refused.getMessage()));
            return false;
        }
    }

    private void again(Letter letter, String problem) {
        boolean more = letter.tries() <= PAUSES.size();
        letters.failed(
                letter,
                problem,
                more ? clock.instant().plus(PAUSES.get(letter.tries() - 1)) : null);
        log.warn(
                "Message {} by {} was not sent at try {}: {}",
                letter.id(),
                letter.channel(),
                letter.tries(),
                problem);
    }

    /** Known only for the moment in which the letter leaves. */
    private String reader(Letter letter) {
        var claimant = letter.claimant();
        if (claimant != null) {
            return claimants.phoneForMessages(new ClaimantId(claimant)).orElse("");
        }
        var unit = letter.unit();
        return unit == null ? "" : units.find(unit).map(Unit::code).orElse("");
    }
}
