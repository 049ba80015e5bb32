/**
 * Outbox (发件箱): tells people who have not opened the web app. Citizens hear that their case was taken in,
 * that it takes longer, that a meeting is offered, how far it is, and that they are asked for their
 * answer; units get a mail for a new case.
 *
 * <p>A message follows from a fact, once for each reader and channel, and is sent by any node, again
 * after a while when that failed. Nothing is sent unless the city has set up a channel.
 *
 * <p>Must never happen: a phone number or a name in these tables or in a log; a message to anybody but
 * the case's own claimant or the unit it is about; internal words in a message to a citizen; an act
 * that fails because a message could not be sent.
 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "organisation",
            "identity",
            "calendar",
            "catalogue",
            "claimant",
            "casefile",
            "incident"
        })
@NullMarked
package org.jieban.outbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
