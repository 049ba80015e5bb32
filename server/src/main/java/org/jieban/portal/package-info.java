/**
 * The citizen's pages (市民端): say what is wrong, see who has it and until when, answer the meeting
 * invitation and the three questions. No log-in; a signed link or the number with the phone's last
 * digits opens one case.
 *
 * <p>Must never happen: one citizen seeing another's case, name or number; a guess at numbers or
 * digits answered often enough to succeed; a photo shown with what the camera wrote into it.
 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "organisation",
            "identity",
            "calendar",
            "catalogue",
            "claimant",
            "attachment",
            "throttle",
            "casefile",
            "intake",
            "incident",
            "place"
        })
@NullMarked
package org.jieban.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
