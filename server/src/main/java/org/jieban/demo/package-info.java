/**
 * The demo city (演示城市): real places, invented people, a year of history and a simulator that keeps
 * it alive. Plays citizens, agents, units and revisiters through the same acts as people do.
 *
 * <p>Must never happen: anything of it in an installation that was not started as {@code demo}; a
 * state that no person could have brought about; the same piece of history made twice; a real
 * person's name or phone; a human visitor who finds nothing to do.
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
            "casefile",
            "daily",
            "dispatch",
            "incident",
            "intake",
            "knowledge",
            "place",
            "revisit"
        })
@NullMarked
package org.jieban.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
