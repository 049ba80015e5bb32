/**
 * Drafts (起草): of a reply 答复 and of a case's summary 摘要, made of the case's own facts.
 *
 * <p>Must never happen: something said that no fact tells; what is written for the file alone told to the
 * citizen; a draft that is sent without a person having looked at it.
 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "organisation",
            "identity",
            "audit",
            "calendar",
            "catalogue",
            "casefile"
        })
@NullMarked
package org.jieban.draft;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
