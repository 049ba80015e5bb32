package org.jieban.identity;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jieban.shared.CommonProblem;
import org.jieban.shared.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Log-in (登录) with password, lock-out after failures, and the change of one's own password. */
@Service
public class LoggingIn {

    private static final int LONGEST_NAME = 64;
    private static final Logger log = LoggerFactory.getLogger(LoggingIn.class);

    private final PersonRepository people;
    private final Posts posts;
    private final Passwords passwords;
    private final LogInFailures failures;
    private final ActiveActors actors;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    LoggingIn(
            PersonRepository people,
            Posts posts,
            Passwords passwords,
            LogInFailures failures,
            ActiveActors actors,
            ApplicationEventPublisher events,
            Clock clock) {
        this.people = people;
        this.posts = posts;
        this.passwords = passwords;
        this.failures = failures;
        this.actors = actors;
        this.events = events;
        this.clock = clock;
    }

    /**
     * The person with this password, and the post they begin on: the one they got first. Told as
     * {@link LoggedIn} or, when the password is wrong, as {@link LogInRefused}.
     *
     * @throws ProblemException {@code identity/bad-credentials}, {@code identity/locked}, {@code
     *     identity/no-post}
     */
    public LoggedInPost logIn(String givenName, String password) {
        var username = givenName.strip().toLowerCase(Locale.ROOT);
        if (username.isEmpty()
                || username.length() > LONGEST_NAME
                || password.length() > Passwords.LONGEST) {
            throw new ProblemException(IdentityProblem.BAD_CREDENTIALS);
        }
        var now = clock.instant();
        failures.begin(username, now)
                .ifPresent(until -> {
                    throw locked(until);
                });
        var known = people.byUsername(username);
        var hash = known.map(PersonRepository.Known::hash).orElse(null);
        if (!passwords.matches(password, hash)
                || known.isEmpty()
                || !known.get().person().active()) {
            var lockedUntil = failures.failed(username, now);
            lockedUntil.ifPresent(until -> log.warn("A user name is locked until {}", until));
            var whose = known.map(PersonRepository.Known::person);
            events.publishEvent(
                    new LogInRefused(
                            whose.map(Person::id).orElse(PersonId.NOBODY),
                            whose.isPresent() ? username : "",
                            lockedUntil.orElse(null),
                            now));
            throw lockedUntil
                    .map(LoggingIn::locked)
                    .orElseGet(() -> new ProblemException(IdentityProblem.BAD_CREDENTIALS));
        }
        failures.forget(username);
        var person = known.get().person();
        var today = posts.today(person.id());
        if (today.isEmpty()) {
            throw new ProblemException(IdentityProblem.NO_POST);
        }
        log.info("Person {} logged in", person.id().value());
        events.publishEvent(new LoggedIn(person.id(), person.name(), today.getFirst().unit(), now));
        return new LoggedInPost(person, today.getFirst().id());
    }

    /** Who logged in and on which post they begin. */
    public record LoggedInPost(Person person, PostId post) {}

    /** The person behind a log-in. */
    public Person person(PersonId id) {
        return people.find(id)
                .orElseThrow(() -> new ProblemException(CommonProblem.UNAUTHENTICATED));
    }

    /** The post, if the person holds it today; else {@code shared/not-found}. */
    // [impl->rule~identity.post~1]
    public Post takePost(PersonId person, PostId wanted) {
        return posts.today(person).stream()
                .filter(post -> post.id().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }

    /**
     * Changes one's own password and ends all one's log-ins, also the one that asks.
     *
     * @throws ProblemException {@code identity/bad-credentials} when the current one is wrong (which
     *     counts as a failure), {@code identity/password-refused}
     */
    public void changePassword(PersonId id, String current, String next) {
        var person = person(id);
        var now = clock.instant();
        failures.begin(person.username(), now)
                .ifPresent(until -> {
                    throw locked(until);
                });
        var hash = people.byUsername(person.username()).map(PersonRepository.Known::hash);
        if (!passwords.matches(current, hash.orElse(null))) {
            throw failures.failed(person.username(), now)
                    .map(LoggingIn::locked)
                    .orElseGet(() -> new ProblemException(IdentityProblem.BAD_CREDENTIALS));
        }
        failures.forget(person.username());
        var objections = Passwords.objections(next, current, person.username());
        if (!objections.isEmpty()) {
            throw new ProblemException(IdentityProblem.PASSWORD_REFUSED, Map.of(), objections);
        }
        people.setPassword(id, passwords.hash(next), false);
        actors.forget(id);
        log.info("Person {} changed their password", id.value());
    }

    private static ProblemException locked(Instant until) {
        return new ProblemException(IdentityProblem.LOCKED, Map.of("until", until));
    }
}
