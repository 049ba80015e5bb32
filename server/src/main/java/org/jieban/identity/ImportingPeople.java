package org.jieban.identity;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jieban.identity.PeopleImported.FirstLogIn;
import org.jieban.identity.PersonRepository.NewPersonRow;
import org.jieban.identity.PersonSheet.Wanted;
import org.jieban.organisation.Scope;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.Units;
import org.jieban.shared.CsvSheet;
import org.jieban.shared.FieldProblem;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes in people and their posts from a list, all or none, new and known ones. */
@Service
public class ImportingPeople {

    private static final Logger log = LoggerFactory.getLogger(ImportingPeople.class);

    private final PersonRepository people;
    private final PostRepository posts;
    private final Posts planning;
    private final Passwords passwords;
    private final Units units;
    private final ActiveActors actors;
    private final Clock clock;

    ImportingPeople(
            PersonRepository people,
            PostRepository posts,
            Posts planning,
            Passwords passwords,
            Units units,
            ActiveActors actors,
            Clock clock) {
        this.people = people;
        this.posts = posts;
        this.planning = planning;
        this.passwords = passwords;
        this.units = units;
        this.actors = actors;
        this.clock = clock;
    }

    private record PostKey(PersonId person, UnitId unit, Role role) {}

    /**
     * Takes in people; the same person, unit and role again changes title and dates.
     *
     * @throws org.jieban.shared.ProblemException {@code identity/csv-refused}; the line of an error is
     *     the place of its row, counted from 1
     */
    @Transactional
    public PeopleImported importAll(List<PersonRow> rows, FirstPassword first) {
        var wanted = new ArrayList<Wanted>();
        rows.forEach(row -> wanted.add(new Wanted(wanted.size() + 1, row)));
        return bringIn(new PersonSheet.Content(wanted, List.of()), Scope.EVERYTHING, first);
    }

    /** Takes in a file as {@link #exportCsv} writes it; units beyond the scope are unknown. */
    @Transactional
    public PeopleImported importCsv(byte[] file, Scope scope) {
        return bringIn(PersonSheet.read(file), scope, new FirstPassword.Random());
    }

    /** All posts in the scope with their people as CSV. */
    public void exportCsv(Scope scope, Appendable out) {
        var held = posts.in(scope);
        var names = new HashMap<PersonId, Person>();
        people.list(scope, null, "", 0, Integer.MAX_VALUE)
                .forEach(row -> names.put(row.person().id(), row.person()));
        var rows =
                held.stream()
                        .filter(post -> names.containsKey(post.person()))
                        .map(post -> row(post, names))
                        .toList();
        PersonSheet.write(rows, out);
    }

    private PersonRow row(Post post, Map<PersonId, Person> names) {
        var person = requireNonNull(names.get(post.person()));
        return new PersonRow(
                person.username(),
                person.name(),
                units.get(post.unit()).code(),
                post.role(),
                post.title(),
                post.from(),
                post.until());
    }

    private PeopleImported bringIn(PersonSheet.Content content, Scope scope, FirstPassword first) {
        var wanted = content.wanted();
        var usernames = wanted.stream().map(one -> one.row().username()).distinct().toList();
        var known = people.known(usernames);
        var errors = new ArrayList<>(content.errors());
        errors.addAll(PersonRules.objections(wanted, known, units, scope, planning::usualScope));
        if (!errors.isEmpty()) {
            errors.sort(Comparator.comparing(error -> requireNonNullElse(error.line(), 0)));
            throw CsvSheet.refused(IdentityProblem.CSV_REFUSED, errors);
        }
        var ids = new HashMap<String, PersonId>();
        known.forEach((username, person) -> ids.put(username, person.id()));
        var passwordsGiven = create(wanted, ids, first);
        rename(wanted, known);
        return count(wanted, ids, passwordsGiven);
    }

    private List<FirstLogIn> create(
            List<Wanted> wanted, Map<String, PersonId> ids, FirstPassword first) {
        var fresh = new LinkedHashMap<String, String>();
        wanted.stream()
                .map(Wanted::row)
                .filter(row -> !ids.containsKey(row.username()))
                .forEach(row -> fresh.putIfAbsent(row.username(), row.name()));
        var shown = new ArrayList<FirstLogIn>();
        var shared =
                first instanceof FirstPassword.Shared(var password)
                        ? passwords.hash(password)
                        : null;
        var rows = new ArrayList<NewPersonRow>();
        fresh.forEach((username, name) ->
                rows.add(new NewPersonRow(name, username, hash(shared, username, shown))));
        var created = people.create(rows, shared == null, clock.instant());
        if (created.size() < rows.size()) {
            throw CsvSheet.refused(
                    IdentityProblem.CSV_REFUSED, takenMeanwhile(wanted, created, ids));
        }
        ids.putAll(created);
        return shown;
    }

    private String hash(@Nullable String shared, String username, List<FirstLogIn> shown) {
        if (shared != null) {
            return shared;
        }
        var password = passwords.random();
        shown.add(new FirstLogIn(username, password));
        return passwords.hashRandom(password);
    }

    /** Somebody else took in the same user names while this file was being read. */
    private static List<FieldProblem> takenMeanwhile(
            List<Wanted> wanted, Map<String, PersonId> created, Map<String, PersonId> known) {
        return wanted.stream()
                .filter(one -> !created.containsKey(one.row().username()))
                .filter(one -> !known.containsKey(one.row().username()))
                .map(one -> one.problem("username", "duplicate", Map.of()))
                .toList();
    }

    private void rename(List<Wanted> wanted, Map<String, PersonRepository.KnownName> known) {
        for (var one : wanted) {
            var old = known.get(one.row().username());
            if (old != null && !old.name().equals(one.row().name())) {
                people.rename(old.id(), one.row().name());
                actors.forget(old.id());
            }
        }
    }

    private PeopleImported count(
            List<Wanted> wanted, Map<String, PersonId> ids, List<FirstLogIn> firstPasswords) {
        var held = new HashMap<PostKey, Post>();
        posts.of(ids.values())
                .forEach(post ->
                        held.put(new PostKey(post.person(), post.unit(), post.role()), post));
        var fresh = new ArrayList<Post>();
        var updated = 0;
        var ended = 0;
        for (var one : wanted) {
            var row = one.row();
            var person = requireNonNull(ids.get(row.username()));
            var unit = units.byCode(row.unit()).orElseThrow().id();
            var old = held.get(new PostKey(person, unit, row.role()));
            if (old == null) {
                var post =
                        new NewPost(unit, row.role(), row.title(), null, row.from(), row.until());
                fresh.add(planning.planned(person, post));
                continue;
            }
            var from = requireNonNullElse(row.from(), old.from());
            if (!old.title().equals(row.title())
                    || !old.from().equals(from)
                    || !Objects.equals(old.until(), row.until())) {
                posts.change(old.id(), row.title(), from, row.until());
                actors.forget(person);
                updated++;
                ended += old.until() == null && row.until() != null ? 1 : 0;
            }
        }
        posts.createAll(fresh);
        log.info("{} posts created, {} changed by import", fresh.size(), updated);
        return new PeopleImported(fresh.size(), updated, ended, firstPasswords);
    }
}
