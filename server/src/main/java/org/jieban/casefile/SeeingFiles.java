package org.jieban.casefile;

import org.jieban.attachment.AttachmentAccess;
import org.jieban.attachment.AttachmentId;
import org.jieban.calendar.Calendars;
import org.jieban.identity.Actor;
import org.springframework.stereotype.Component;

/** A file of a case may be seen by whoever may see the case. */
@Component
class SeeingFiles implements AttachmentAccess {

    private final CaseFiles files;
    private final Calendars calendars;

    SeeingFiles(CaseFiles files, Calendars calendars) {
        this.files = files;
        this.calendars = calendars;
    }

    @Override
    public boolean maySee(Actor actor, AttachmentId attachment, long caseId) {
        var history = files.history(caseId);
        return !history.isEmpty()
                && Visibility.of(
                        CaseFile.replay(ChainedEvent.decoded(history), calendars.current()),
                        actor.scope());
    }
}
