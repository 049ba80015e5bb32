package org.jieban.notification;

import org.jieban.autodispatch.AutomaticStopped;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the hotline's dispatchers, leaders and administrators that automatic dispatch stopped by itself. */
// [impl->rule~autodispatch.stops~1]
@Component
class AutomaticStopNotices {

    private final DutyDesks desks;
    private final DeskNotices notices;

    AutomaticStopNotices(DutyDesks desks, DeskNotices notices) {
        this.desks = desks;
        this.notices = notices;
    }

    @EventListener
    void tell(AutomaticStopped stopped) {
        notices.tell(
                desks.ofAutomaticDispatch(),
                new DeskNotices.Word(
                        NoticeKind.AUTO_STOPPED,
                        "automatic/" + stopped.id(),
                        stopped.words(),
                        stopped.cases(),
                        stopped.at()));
    }
}
