package org.jieban.casefile;

import java.util.List;
import org.jieban.calendar.Limit;
import org.jieban.casefile.CaseEvent.Channel;
import org.jieban.catalogue.CaseKind;
import org.jieban.catalogue.Urgency;
import org.jieban.organisation.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * What a citizen says when a case is opened.
 *
 * @param words the citizen's own words; kept unchanged for ever
 * @param area the smallest known area (community, street or district), or null
 * @param claimant who says it, or null when nobody is named
 * @param contactable whether the citizen can be called back or answer by link
 * @param attachments ids of files uploaded before
 * @param lat latitude, WGS-84
 * @param lon longitude, WGS-84
 * @param source name of the row in another system, so that it is taken in once only, or null
 * @param given the coordinates as they came, or null where they were WGS-84
 * @param component code of the component 部件 it is about, or null
 */
public record NewCase(
        CaseKind kind,
        String title,
        String words,
        @Nullable String category,
        Urgency urgency,
        @Nullable UnitId area,
        @Nullable String address,
        @Nullable Double lat,
        @Nullable Double lon,
        Channel channel,
        @Nullable Long claimant,
        boolean contactable,
        boolean secret,
        boolean meetingWanted,
        List<String> attachments,
        @Nullable String source,
        CaseEvent.@Nullable GivenPoint given,
        @Nullable String component) {

    public NewCase {
        attachments = List.copyOf(attachments);
    }

    /** Where the coordinates came as WGS-84, or none did, and no component is known. */
    public NewCase(
            CaseKind kind,
            String title,
            String words,
            @Nullable String category,
            Urgency urgency,
            @Nullable UnitId area,
            @Nullable String address,
            @Nullable Double lat,
            @Nullable Double lon,
            Channel channel,
            @Nullable Long claimant,
            boolean contactable,
            boolean secret,
            boolean meetingWanted,
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
                channel,
                claimant,
                contactable,
                secret,
                meetingWanted,
                attachments,
                source,
                null,
                null);
    }

    /** The first fact of the case; with a limit it waits for an agent. */
    CaseEvent.Submitted submitted(CaseNumber number, @Nullable Limit acceptLimit) {
        return new CaseEvent.Submitted(
                number.value(),
                kind,
                title,
                words,
                category,
                urgency,
                area,
                address,
                lat,
                lon,
                channel,
                claimant,
                contactable,
                secret,
                meetingWanted,
                acceptLimit,
                attachments,
                source,
                given,
                component);
    }
}
