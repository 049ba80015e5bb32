package org.jieban.intake;

import java.util.List;
import org.jieban.casefile.CaseEvent.Channel;
import org.jieban.catalogue.CaseKind;
import org.jieban.catalogue.Urgency;
import org.jieban.claimant.GivenClaimant;
import org.jieban.organisation.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * What came in, from whatever channel; null is what was not said.
 *
 * @param words the citizen's own words, kept unchanged
 * @param title a short name; made from the words when missing
 * @param category code of the category tree
 * @param urgency the category's when missing
 * @param area the smallest area that is known
 * @param source name of the row in another system; the same name is taken in once only
 */
public record Request(
        @Nullable CaseKind kind,
        @Nullable String title,
        @Nullable String words,
        @Nullable String category,
        @Nullable Urgency urgency,
        @Nullable UnitId area,
        @Nullable String address,
        @Nullable Double lat,
        @Nullable Double lon,
        @Nullable GivenClaimant claimant,
        boolean secret,
        boolean meetingWanted,
        Channel channel,
        List<String> attachments,
        @Nullable String source) {

    public Request {
        attachments = List.copyOf(attachments);
    }
}
