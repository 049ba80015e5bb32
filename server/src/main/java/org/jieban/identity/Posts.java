package org.jieban.identity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jieban.calendar.CityZone;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.UnitKind;
import org.jieban.organisation.Units;
import org.jieban.shared.CommonProblem;
import org.jieban.shared.FieldProblem;
import org.jieban.shared.ProblemException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Posts (岗位): who acts for which unit in which role, from when until when. */
@Service
public class Posts {

    private final PostRepository posts;
    private final PersonRepository people;
    private final Units units;
    private final ActiveActors actors;
    private final Clock clock;

    Posts(
            PostRepository posts,
            PersonRepository people,
            Units units,
            ActiveActors actors,
            Clock clock) {
        this.posts = posts;
        this.people = people;
        this.units = units;
        this.actors = actors;
        this.clock = clock;
    }

    /** All posts of a person, also past and future ones. */
    public List<Post> of(PersonId person) {
        return posts.of(List.of(person));
    }

    /** All posts of several people. */
    public List<Post> of(Collection<PersonId> people) {
        return posts.of(people);
    }

    /** Posts that the person holds today. */
    public List<Post> today(PersonId person) {
        var today = today();
        return of(person).stream().filter(post -> post.isEffective(today)).toList();
    }

    /** Somebody who acts on this post today; nothing when it has ended or the person has left. */
    public Optional<Actor> actor(PostId post) {
        return posts.find(post)
                .filter(found -> found.isEffective(today()))
                .flatMap(found ->
                        people.find(found.person())
                                .filter(Person::active)
                                .map(person -> actors.actor(person, found, null)));
    }

    /** Gives a person a post; {@code identity/person-refused} when the dates or the role cannot be. */
    @Transactional
    public Post give(PersonId person, NewPost wanted) {
        var post = planned(person, wanted);
        var until = post.until();
        if (!post.role().isForPosts()) {
            throw refused(new FieldProblem("/role", "unknown"));
        }
        if (until != null && until.isBefore(post.from())) {
            throw refused(new FieldProblem("/until", "until-before-from"));
        }
        var id = posts.create(post);
        return posts.find(id).orElseThrow();
    }

    /** Ends a post today; whoever is logged in on it is out within seconds. */
    @Transactional
    public Post end(PersonId person, PostId id) {
        var post =
                posts.find(id)
                        .filter(found -> found.person().equals(person))
                        .orElseThrow(() -> unknown(id));
        var today = today();
        var last = post.from().isAfter(today) ? post.from() : today;
        if (post.until() == null || last.isBefore(post.until())) {
            posts.change(id, post.title(), post.from(), last);
        }
        actors.forget(person);
        return posts.find(id).orElseThrow();
    }

    /** The post as it would be written, with what was left open filled in. */
    Post planned(PersonId person, NewPost wanted) {
        var scope = wanted.scopeUnit();
        var from = wanted.from();
        return new Post(
                PostId.NONE,
                person,
                units.get(wanted.unit()).id(),
                scope == null ? usualScope(wanted.unit()) : units.get(scope).id(),
                wanted.role(),
                wanted.title().strip(),
                from == null ? today() : from,
                wanted.until());
    }

    /** The hotline centre works for everything below the unit above it; others for themselves. */
    public UnitId usualScope(UnitId unit) {
        return units.nearest(unit, UnitKind.HOTLINE)
                .flatMap(hotline -> Optional.ofNullable(hotline.parent()))
                .orElse(unit);
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), CityZone.ZONE);
    }

    private static ProblemException refused(FieldProblem why) {
        return new ProblemException(IdentityProblem.PERSON_REFUSED, Map.of(), List.of(why));
    }

    private static ProblemException unknown(PostId id) {
        return new ProblemException(CommonProblem.NOT_FOUND, Map.of("post", id.value()));
    }
}
