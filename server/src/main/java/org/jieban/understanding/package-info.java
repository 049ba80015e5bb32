/**
 * Understanding (理解): what a request is about, learned from how requests were labelled before; every
 * answer with its confidence and the words that decided. Suggests; people decide.
 *
 * <p>The learning itself is pure: reads texts, keeps nothing and asks nobody, and gives the same model
 * for the same file. Around it: the city's own models, learned from its cases each night, judged on the
 * newest ones, put in force when not worse, and taken back by an administrator.
 *
 * <p>Must never happen: a number that identifies somebody, or words that fewer than three messages
 * share, inside a model; a confidence that promises more than held-out messages keep; near-duplicates
 * on both sides of a measurement; a text that is lost because nothing is known about it.
 */
@ApplicationModule(
        allowedDependencies = {
            "text",
            "shared",
            "organisation",
            "identity",
            "calendar",
            "catalogue",
            "casefile"
        })
@NullMarked
package org.jieban.understanding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
