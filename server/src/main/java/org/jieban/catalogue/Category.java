package org.jieban.catalogue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jieban.calendar.Limit;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the category tree (诉求分类), on one of three levels.
 *
 * @param parent code of the entry above, or null on the first level
 * @param level 1 to 3; cases carry the most exact entry that is known
 * @param kind what citizens usually want with it, offered at intake
 * @param urgency how fast it is usually owed an answer, offered at intake
 * @param exempt whether a reply needs no meeting with the citizen (免见面)
 * @param sensitive whether the citizen's identity deserves particular care (举报 and the like)
 * @param weight how often it comes compared with the others; for demonstrations only
 * @param keywords words that point to it in a citizen's text
 * @param examples a sentence or two, or empty
 * @param onSite whether the reply is accepted on site (现场验收); the entry above where not said
 * @param checklist what is looked at there; that of the entry above where not said
 * @param progress how often the citizen hears of the progress (进展告知); that of the entry above where
 *     not said, null for no promise
 * @param until first day on which it is no longer offered, or null
 */
public record Category(
        String code,
        String name,
        @Nullable String parent,
        int level,
        CaseKind kind,
        Urgency urgency,
        boolean exempt,
        boolean sensitive,
        BigDecimal weight,
        List<String> keywords,
        String examples,
        boolean onSite,
        List<String> checklist,
        @Nullable Limit progress,
        @Nullable LocalDate until) {

    public Category {
        keywords = List.copyOf(keywords);
        checklist = List.copyOf(checklist);
    }

    /** Whether new cases may carry it on this day. */
    public boolean isEffective(LocalDate day) {
        return until == null || day.isBefore(until);
    }
}
