package org.jieban.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.jieban.calendar.CityZone;
import org.jieban.organisation.Units;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who is behind a log-in, looked up at most every five seconds: long enough that a busy page costs
 * nothing, short enough that a right that was taken away is gone when somebody looks.
 */
@Component
class ActiveActors {

    static final Duration KEPT = Duration.ofSeconds(5);
    private static final int MOST = 20_000;

    private final PersonRepository people;
    private final PostRepository posts;
    private final Units units;
    private final Clock clock;
    private final Cache<Key, LoggedIn> cache =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(KEPT).build();

    ActiveActors(PersonRepository people, PostRepository posts, Units units, Clock clock) {
        this.people = people;
        this.posts = posts;
        this.units = units;
        this.clock = clock;
    }

    /** Who acts in a browser, and whether they must change their password before all else. */
    record LoggedIn(Actor actor, boolean mustChangePassword) {}

    private record Key(PersonId person, PostId post) {}

    /** The person on this post, or nothing when one of the two is no longer so. */
    Optional<LoggedIn> find(PersonId personId, PostId postId) {
        var key = new Key(personId, postId);
        var known = cache.getIfPresent(key);
        if (known != null) {
            return Optional.of(known);
        }
        var today = LocalDate.ofInstant(clock.instant(), CityZone.ZONE);
        var found =
                people.find(personId)
                        .filter(Person::active)
                        .flatMap(person ->
                                posts.find(postId)
                                        .filter(post -> post.person().equals(personId))
                                        .filter(post -> post.isEffective(today))
                                        .map(post -> loggedIn(person, post)));
        found.filter(one -> !one.mustChangePassword).ifPresent(one -> cache.put(key, one));
        return found;
    }

    private LoggedIn loggedIn(Person person, Post post) {
        return new LoggedIn(actor(person, post, null), person.mustChangePassword());
    }

    Actor actor(Person person, Post post, Actor.@Nullable TokenUse token) {
        return new Actor(
                person.id(),
                post.id(),
                person.name(),
                post.unit(),
                post.scopeUnit(),
                units.scope(post.scopeUnit()),
                post.role(),
                token);
    }

    /** After a change to the person on this node; other nodes see it within five seconds. */
    void forget(PersonId person) {
        cache.asMap().keySet().removeIf(key -> key.person.equals(person));
    }
}
