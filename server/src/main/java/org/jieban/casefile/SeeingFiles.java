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
        var history = ChainedEvent.decoded(files.history(caseId));
        if (history.isEmpty()) {
            return false;
        }
        var file = CaseFile.replay(history, calendars.current());
        if (!Visibility.of(file, actor.scope())) {
            return false;
        }
        boolean veiled = file.opening().secret() && Visibility.byWhistleOnly(file, actor.scope());
        return !veiled || WhistleFact.files(history).contains(String.valueOf(attachment.value()));
    }
}
