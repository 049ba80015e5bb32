package org.jieban.intake;

import java.util.List;
import org.jieban.casefile.CaseEvent.Channel;
import org.jieban.casefile.CaseEvent.RevisitWay;
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
 * @param crs how lat and lon are counted: WGS-84 (also where nothing is said), GCJ-02 or BD-09
 * @param component code of the component 部件 it is about
 * @param noDanger whether a person heard it and says that nobody is in danger (没有险情)
 * @param source name of the row in another system; the same name is taken in once only
 * @param revisit how the citizen chose to be asked once it is done
 * @param language in which they want to be called then
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
        boolean noDanger,
        @Nullable String source,
        @Nullable RevisitWay revisit,
        @Nullable String language,
        @Nullable String crs,
        @Nullable String component) {

    public Request {
        attachments = List.copyOf(attachments);
    }

    /** Where nobody heard it and the citizen did not choose how to be asked. */
    public Request(
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
        this(
                kind,
                title,
                words,
                category,
                urgency,
                area,
                address,
                lat,
                lon,
                claimant,
                secret,
                meetingWanted,
                channel,
                attachments,
                false,
                source,
                null,
                null,
                null,
                null);
    }
}
