package org.jieban.identity;

import java.util.Set;
import org.jieban.organisation.Scope;
import org.jieban.organisation.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * Who acts: a person on the post they are logged in with, a program on a post by token, a citizen
 * or the system. Controllers take it as a parameter.
 *
 * @param person the person, or {@link PersonId#NOBODY}
 * @param post the post, or {@link PostId#NONE}
 * @param name the person's name as colleagues see it
 * @param unit the unit in which the post is
 * @param scope the data scope (数据范围): units whose cases may be seen, for every query
 * @param token what was shown instead of a password, or null in a browser
 */
public record Actor(
        PersonId person,
        PostId post,
        String name,
        UnitId unit,
        UnitId scopeUnit,
        Scope scope,
        Role role,
        @Nullable TokenUse token) {

    private static final UnitId NO_UNIT = new UnitId(0);

    /**
     * A token in use.
     *
     * @param id the token's row
     * @param scopes what it may be used for
     */
    public record TokenUse(long id, Set<TokenScope> scopes) {

        public TokenUse {
            scopes = Set.copyOf(scopes);
        }
    }

    /** The system itself (clocks, imports, the simulator's own work): sees everything. */
    public static Actor system() {
        return new Actor(
                PersonId.NOBODY,
                PostId.NONE,
                "系统",
                NO_UNIT,
                NO_UNIT,
                Scope.EVERYTHING,
                Role.SYSTEM,
                null);
    }

    /** A citizen on the public pages: sees nothing by scope, only what a track token opens. */
    public static Actor citizen() {
        return new Actor(
                PersonId.NOBODY,
                PostId.NONE,
                "诉求人",
                NO_UNIT,
                NO_UNIT,
                Scope.NOTHING,
                Role.CITIZEN,
                null);
    }

    /** Whether a person stands behind it, so that ids may be stored. */
    public boolean isPerson() {
        return !person.equals(PersonId.NOBODY);
    }

    public boolean is(Role wanted) {
        return role == wanted;
    }
}
