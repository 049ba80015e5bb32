package org.jieban.danger;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Loads rules and words when the server is up, so that no citizen's call waits for them. */
@Component
@Profile("!tool & !bench & !test")
class ReadyToRead {

    private static final String ANYTHING = "楼道里有煤气味";

    @EventListener(ApplicationReadyEvent.class)
    void read() {
        Thread.ofPlatform()
                .daemon()
                .name("danger")
                .start(() -> DangerReader.shipped().read(ANYTHING));
    }
}
