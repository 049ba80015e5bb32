package org.jieban.identity;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jieban.identity.PersonRepository.NewPersonRow;
import org.jieban.organisation.Scope;
import org.jieban.shared.CommonProblem;
import org.jieban.shared.FieldProblem;
import org.jieban.shared.ProblemException;
import org.jieban.shared.Slice;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** People who work with the system: take in, change, let go, give a new first password. */
@Service
public class People {

    static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9._-]{1,63}");
    static final int LONGEST_NAME = 100;
    private static final Logger log = LoggerFactory.getLogger(People.class);

    private final PersonRepository people;
    private final Posts posts;
    private final Passwords passwords;
    private final LogInFailures failures;
    private final ActiveActors actors;
    private final Tokens tokens;
    private final Clock clock;

    People(
            PersonRepository people,
            Posts posts,
            Passwords passwords,
            LogInFailures failures,
            ActiveActors actors,
            Tokens tokens,
            Clock clock) {
        this.people = people;
        this.posts = posts;
        this.passwords = passwords;
        this.failures = failures;
        this.actors = actors;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** Somebody just taken in, or with a new first password. */
    public record WithPassword(Person person, String firstPassword) {

        @Override
        public String toString() {
            return "WithPassword[" + person.id() + "]";
        }
    }

    /** A person in a list, with all their posts and, after failures, until when they are locked out. */
    public record Listed(Person person, List<Post> posts, @Nullable Instant lockedUntil) {}

    public Optional<Person> find(PersonId id) {
        return people.find(id);
    }

    public Optional<Person> byUsername(String username) {
        return people.byUsername(username).map(PersonRepository.Known::person);
    }

    /**
     * Takes somebody in. They must change the password that is answered here at their first log-in.
     *
     * @throws ProblemException {@code identity/person-refused}, also when the user name exists
     */
    @Transactional
    public WithPassword create(NewPerson wanted) {
        var username = wanted.username().strip().toLowerCase(Locale.ROOT);
        var errors = new ArrayList<FieldProblem>();
        checkName(wanted.name(), errors);
        if (!USERNAME.matcher(username).matches()) {
            errors.add(new FieldProblem("/username", "username-shape"));
        }
        refuse(errors);
        var password = passwords.random();
        var created =
                people.create(
                        List.of(
                                new NewPersonRow(
                                        wanted.name().strip(),
                                        username,
                                        passwords.hashRandom(password))),
                        true,
                        clock.instant());
        var id = created.get(username);
        if (id == null) {
            throw refused(List.of(new FieldProblem("/username", "duplicate")));
        }
        wanted.posts().forEach(post -> posts.give(id, post));
        log.info("Person {} taken in", id.value());
        return new WithPassword(known(id), password);
    }

    /** Renames somebody, or lets them go ({@code active} false): their log-ins and tokens end. */
    @Transactional
    public Person change(PersonId id, String name, boolean active) {
        var errors = new ArrayList<FieldProblem>();
        checkName(name, errors);
        refuse(errors);
        known(id);
        people.rename(id, name.strip());
        people.setActive(id, active);
        if (!active) {
            people.endSessions(id);
        }
        actors.forget(id);
        tokens.forgetAll();
        log.info("Person {} changed", id.value());
        return known(id);
    }

    /** A new first password; all log-ins end and a lock is lifted. */
    @Transactional
    public WithPassword resetPassword(PersonId id) {
        var person = known(id);
        var password = passwords.random();
        people.setPassword(id, passwords.hashRandom(password), true);
        failures.forget(person.username());
        actors.forget(id);
        log.info("Password of person {} reset", id.value());
        return new WithPassword(known(id), password);
    }

    /**
     * People with a post in the scope, oldest first.
     *
     * @param within units in one of which they must have a post, or null for any
     * @param words part of the name or user name; empty for all
     */
    public Slice<Listed> list(
            Scope scope, @Nullable Scope within, String words, @Nullable String cursor, int limit) {
        var rows = people.list(scope, within, words.strip(), after(cursor), limit + 1);
        var shown = rows.subList(0, Math.min(limit, rows.size()));
        var ofPerson = new HashMap<PersonId, List<Post>>();
        posts.of(shown.stream().map(row -> row.person().id()).toList())
                .forEach(post ->
                        ofPerson.computeIfAbsent(post.person(), _ -> new ArrayList<>()).add(post));
        var items =
                shown.stream()
                        .map(row ->
                                new Listed(
                                        row.person(),
                                        ofPerson.getOrDefault(row.person().id(), List.of()),
                                        row.lockedUntil()))
                        .toList();
        var next =
                rows.size() > limit ? Long.toString(shown.getLast().person().id().value()) : null;
        return new Slice<>(items, next);
    }

    /** Whether an administrator with this scope may change the person: all their posts lie in it. */
    // [impl->rule~identity.scope~1]
    public boolean isWithin(PersonId id, Scope scope) {
        var held = posts.of(known(id).id());
        return scope.everything()
                || (!held.isEmpty()
                        && held.stream()
                                .allMatch(post ->
                                        scope.contains(post.unit())
                                                && scope.contains(post.scopeUnit())));
    }

    private static long after(@Nullable String cursor) {
        if (cursor == null) {
            return 0;
        }
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException malformed) {
            throw ProblemException.invalid(new FieldProblem("/cursor", "invalid"));
        }
    }

    private Person known(PersonId id) {
        return people.find(id)
                .orElseThrow(() ->
                        new ProblemException(
                                CommonProblem.NOT_FOUND, Map.of("person", id.value())));
    }

    private static void checkName(String name, List<FieldProblem> errors) {
        if (name.isBlank()) {
            errors.add(FieldProblem.required("name"));
        } else if (name.strip().length() > LONGEST_NAME) {
            errors.add(FieldProblem.tooLong("name", LONGEST_NAME));
        }
    }

    private static void refuse(List<FieldProblem> errors) {
        if (!errors.isEmpty()) {
            throw refused(errors);
        }
    }

    private static ProblemException refused(List<FieldProblem> errors) {
        return new ProblemException(IdentityProblem.PERSON_REFUSED, Map.of(), errors);
    }
}
