package org.jieban.notification;

import org.jieban.surge.SurgeRaised;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells those on duty that a surge begins: dispatchers and leaders of the hotline, and the street. */
// [impl->rule~surge.told~1]
@Component
class SurgeNotices {

    private final DutyDesks desks;
    private final DeskNotices notices;

    SurgeNotices(DutyDesks desks, DeskNotices notices) {
        this.desks = desks;
        this.notices = notices;
    }

    @EventListener
    void tell(SurgeRaised surge) {
        notices.tell(
                desks.ofSurge(surge.street()),
                new DeskNotices.Word(
                        NoticeKind.SURGE,
                        "surge/" + surge.id(),
                        surge.words(),
                        surge.cases(),
                        surge.at()));
    }
}
