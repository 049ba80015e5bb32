/**
 * Rewording (机器润色): a language model behind an OpenAI-compatible address may improve the draft of a
 * reply or of a summary. Off unless an administrator has switched it on.
 *
 * <p>Must never happen: personal data in what leaves the building; an answer of the machine that is sent
 * or stored as a person's word; a case that waits for the machine.
 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "organisation",
            "identity",
            "audit",
            "claimant",
            "catalogue",
            "throttle",
            "casefile",
            "draft",
            "replycheck",
            "text"
        })
@NullMarked
package org.jieban.rewording;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
