package org.jieban.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jieban.casefile.CaseActor;
import org.jieban.identity.People;
import org.jieban.identity.PostId;
import org.jieban.identity.Role;
import org.jieban.organisation.Scope;
import org.jieban.organisation.UnitId;

/** Who works where in the demo city. */
final class Roster {

    /** A person on a post. */
    record Member(PostId post, CaseActor actor) {}

    private record Desk(UnitId unit, Role role) {}

    private final Map<Desk, List<Member>> members = new HashMap<>();

    private Roster() {}

    /** A roster of these people, for one role in one unit each. */
    static Roster of(List<Member> people) {
        var roster = new Roster();
        people.forEach(roster::add);
        return roster;
    }

    static Roster of(People people) {
        var roster = new Roster();
        String cursor = null;
        do {
            var some = people.list(Scope.EVERYTHING, null, "", cursor, 2000);
            for (var listed : some.items()) {
                var person = listed.person();
                for (var post : listed.posts()) {
                    roster.add(
                            new Member(
                                    post.id(),
                                    new CaseActor(
                                            person.id().value(),
                                            person.name(),
                                            post.unit(),
                                            post.role())));
                }
            }
            cursor = some.next();
        } while (cursor != null);
        return roster;
    }

    private void add(Member member) {
        var unit = member.actor().unit();
        if (unit != null) {
            members.computeIfAbsent(new Desk(unit, member.actor().role()), _ -> new ArrayList<>())
                    .add(member);
        }
    }

    /** Somebody who does this in that unit. */
    Optional<Member> one(UnitId unit, Role role, Chance chance) {
        var there = members.get(new Desk(unit, role));
        return there == null ? Optional.empty() : Optional.of(chance.oneOf(there));
    }
}
