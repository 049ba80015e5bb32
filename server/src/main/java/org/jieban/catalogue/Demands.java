package org.jieban.catalogue;

import java.util.List;
import org.jieban.calendar.Limit;
import org.jspecify.annotations.Nullable;

/**
 * What a category demands of whoever handles it (办理要求).
 *
 * @param meetingExempt whether a reply needs no meeting with the citizen (免见面)
 * @param onSite whether the reply is accepted on site (现场验收)
 * @param checklist what is looked at there
 * @param progress how often the citizen hears of the progress, or null where nothing is promised
 */
public record Demands(
        boolean meetingExempt, boolean onSite, List<String> checklist, @Nullable Limit progress) {

    public Demands {
        checklist = List.copyOf(checklist);
    }
}
