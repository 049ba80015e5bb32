/**
 * Reply check (答复检查): what is missing or wrong in a reply 答复 before it is sent, with the place in the
 * text.
 *
 * <p>Warns and never forbids: the unit may send what it has written. What was sent over a warning is
 * counted, week by week.
 *
 * <p>Must never happen: a reply held back by a machine; a text that is only being typed kept anywhere; a
 * reply or a citizen's words leaving the building.
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
            "knowledge",
            "text"
        })
@NullMarked
package org.jieban.replycheck;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
