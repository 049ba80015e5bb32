package org.jieban.casefile;

import org.jieban.identity.Actor;
import org.jieban.identity.Role;
import org.jieban.organisation.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * Who acts on a case: a person in a post, the citizen, or the system itself.
 *
 * @param personId the person, or null for the citizen and the system
 * @param name the name on the timeline; empty for the citizen, whose name is kept elsewhere
 * @param unit the unit acted for, or null for the citizen and the system
 * @param role in which role
 */
public record CaseActor(@Nullable Long personId, String name, @Nullable UnitId unit, Role role) {

    public static CaseActor of(Actor actor) {
        return new CaseActor(actor.person().value(), actor.name(), actor.unit(), actor.role());
    }

    public static CaseActor citizen() {
        return new CaseActor(null, "", null, Role.CITIZEN);
    }

    /** The system, with the name of the part of it that acts. */
    public static CaseActor system(String part) {
        return new CaseActor(null, part, null, Role.SYSTEM);
    }

    boolean isCitizenOrSystem() {
        return role == Role.CITIZEN || role == Role.SYSTEM;
    }
}
