package org.jieban.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jieban.attachment.AttachmentId;
import org.jieban.attachment.Attachments;
import org.jieban.casefile.Act;
import org.jieban.casefile.CaseFile;
import org.jieban.identity.Actor;
import org.jieban.identity.PostId;

/** The photos of one piece of history: kept while it is played, bound when it is written. */
final class Album {

    private final DrawnPhotos photos;
    private final Attachments attachments;
    private final Function<PostId, Optional<Actor>> posts;
    private final List<Kept> kept = new ArrayList<>();

    Album(DrawnPhotos photos, Attachments attachments, Function<PostId, Optional<Actor>> posts) {
        this.photos = photos;
        this.attachments = attachments;
        this.posts = posts;
    }

    private record Kept(List<AttachmentId> photos, Actor by, long caseId, String stage) {}

    /** The step with its photos, if it speaks of any. */
    Step in(Step step, CaseFile file) {
        var who = step.who();
        if (who == null || step.act().attachments().isEmpty()) {
            return step;
        }
        var by = posts.apply(who.post()).orElseThrow();
        var act = photos.in(step.act(), () -> by, file.id());
        kept.add(new Kept(ids(act), by, file.id(), act.kind().name()));
        return new Step(step.at(), who, act);
    }

    /** Makes the photos part of their cases, in the transaction that writes these. */
    void bind() {
        kept.forEach(
                some -> attachments.bind(some.photos(), some.by(), some.caseId(), some.stage()));
    }

    private static List<AttachmentId> ids(Act act) {
        return act.attachments().stream().map(id -> new AttachmentId(Long.parseLong(id))).toList();
    }
}
