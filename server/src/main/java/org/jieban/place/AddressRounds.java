package org.jieban.place;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Learns the address book once a night, and soon after the first start. */
@Component
@Profile("!tool & !bench & !test")
class AddressRounds {

    private static final Logger log = LoggerFactory.getLogger(AddressRounds.class);

    private final AddressBook book;

    AddressRounds(AddressBook book) {
        this.book = book;
    }

    @Scheduled(initialDelay = 2, fixedDelay = 15, timeUnit = TimeUnit.MINUTES)
    void look() {
        if (book.isDue()) {
            log.info("The address book has {} names", book.learn());
        }
    }
}
