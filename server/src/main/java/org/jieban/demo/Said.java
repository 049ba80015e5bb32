package org.jieban.demo;

import org.jieban.casefile.CaseEvent.Channel;
import org.jieban.catalogue.CaseKind;
import org.jieban.catalogue.Urgency;
import org.jieban.organisation.UnitId;
import org.jieban.place.Position;
import org.jspecify.annotations.Nullable;

/**
 * What an invented citizen says.
 *
 * @param category null when nobody has decided on one yet
 * @param at the point they gave, or null without one
 * @param who seed of the citizen's name and phone
 * @param desk what the agent does with it
 */
record Said(
        CaseKind kind,
        String title,
        String words,
        @Nullable String category,
        Urgency urgency,
        UnitId area,
        String address,
        @Nullable Position at,
        Channel channel,
        String who,
        boolean anonymous,
        boolean contactable,
        boolean secret,
        boolean meetingWanted,
        Desk desk) {

    /** What happens at intake. */
    enum Desk {
        /** The citizen wrote it; an agent has to accept it first. */
        WAITS,
        /** Taken and sent to its unit in one go. */
        DISPATCHED,
        /** Taken; a dispatcher has to decide. */
        POOLED,
        /** Answered at once. */
        ANSWERED,
        /** Not for this channel. */
        GUIDED
    }
}
