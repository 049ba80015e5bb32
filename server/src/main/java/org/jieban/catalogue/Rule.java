package org.jieban.catalogue;

import java.util.List;
import org.jieban.calendar.Limit;
import org.jspecify.annotations.Nullable;

/**
 * One line of the dispatch catalogue (派单规则): for a category and everything below it, in an area and
 * everything inside it, this unit is in charge.
 *
 * @param number its line in the version, from 1
 * @param category code of a category on any level, or null for any
 * @param area code of a city, district or street, or null for anywhere
 * @param charge who is in charge
 * @param assisting who helps (配合单位)
 * @param sign own limit, or null for the standard one; likewise contact and feedback
 * @param urgency how urgent the matter is at least, or null as its category says
 * @param community what the community in which it happened has to do when it receives the case at the
 *     same moment as its street (双派发); empty where only the street receives it
 */
record Rule(
        int number,
        @Nullable String category,
        @Nullable String area,
        Party charge,
        List<Party> assisting,
        @Nullable Limit sign,
        @Nullable Limit contact,
        @Nullable Limit feedback,
        @Nullable Urgency urgency,
        String community,
        String note) {

    Rule {
        assisting = List.copyOf(assisting);
    }

    /** The standard limits with this rule's own in their place. */
    Limits over(Limits standard) {
        return new Limits(
                sign == null ? standard.sign() : sign,
                contact == null ? standard.contact() : contact,
                feedback == null ? standard.feedback() : feedback);
    }
}
