package org.jieban.identity.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jieban.identity.Actor;
import org.jieban.identity.ImportingPeople;
import org.jieban.identity.NewPerson;
import org.jieban.identity.NewPost;
import org.jieban.identity.People;
import org.jieban.identity.PeopleImported;
import org.jieban.identity.Person;
import org.jieban.identity.PersonId;
import org.jieban.identity.Post;
import org.jieban.identity.PostId;
import org.jieban.identity.Posts;
import org.jieban.identity.Rights;
import org.jieban.identity.Role;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.UnitKind;
import org.jieban.organisation.Units;
import org.jieban.shared.CommonProblem;
import org.jieban.shared.CsvAnswer;
import org.jieban.shared.ProblemException;
import org.jieban.shared.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** People and posts, for administrators, each within the scope of their own post. */
@RestController
class PeopleController {

    private final People people;
    private final Posts posts;
    private final ImportingPeople importing;
    private final Units units;
    private final Clock clock;

    PeopleController(
            People people, Posts posts, ImportingPeople importing, Units units, Clock clock) {
        this.people = people;
        this.posts = posts;
        this.importing = importing;
        this.units = units;
        this.clock = clock;
    }

    @GetMapping("/api/people")
    @PreAuthorize(Rights.ADMIN)
    Slice<PersonView> list(
            @RequestParam @Nullable UnitId unit,
            @RequestParam(defaultValue = "") @Size(max = 100) String q,
            @RequestParam @Nullable String cursor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
            Actor actor) {
        var within = unit == null ? null : units.scope(unit);
        var found = people.list(actor.scope(), within, q, cursor, limit);
        return new Slice<>(
                found.items().stream()
                        .map(one -> view(one.person(), one.posts(), isLocked(one)))
                        .toList(),
                found.next());
    }

    @PostMapping("/api/people")
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize(Rights.ADMIN)
    NewPersonView create(@RequestBody @Valid PersonForm form, Actor actor) {
        form.posts().forEach(post -> requireScope(actor, post));
        if (form.posts().isEmpty() && !actor.scope().everything()) {
            throw new ProblemException(CommonProblem.FORBIDDEN);
        }
        var created =
                people.create(
                        new NewPerson(
                                form.name(),
                                form.username(),
                                form.posts().stream().map(PostForm::toNewPost).toList()));
        var view = view(created.person());
        return new NewPersonView(
                view.id,
                view.name,
                view.username,
                view.active,
                view.locked,
                view.posts,
                created.firstPassword());
    }

    @PutMapping("/api/people/{id}")
    @PreAuthorize(Rights.ADMIN)
    PersonView change(
            @PathVariable PersonId id, @RequestBody @Valid PersonChange form, Actor actor) {
        requireScope(actor, id);
        return view(people.change(id, form.name(), form.active()));
    }

    @PostMapping("/api/people/{id}/posts")
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize(Rights.ADMIN)
    PostView give(@PathVariable PersonId id, @RequestBody @Valid PostForm form, Actor actor) {
        requireScope(actor, id);
        requireScope(actor, form);
        return view(posts.give(id, form.toNewPost()));
    }

    @PutMapping("/api/people/{id}/posts/{post}/end")
    @PreAuthorize(Rights.ADMIN)
    PostView end(@PathVariable PersonId id, @PathVariable PostId post, Actor actor) {
        requireScope(actor, id);
        return view(posts.end(id, post));
    }

    @PostMapping("/api/people/{id}/password-reset")
    @PreAuthorize(Rights.ADMIN)
    FirstPasswordView reset(@PathVariable PersonId id, Actor actor) {
        requireScope(actor, id);
        return new FirstPasswordView(people.resetPassword(id).firstPassword());
    }

    @GetMapping(value = "/api/people.csv", produces = CsvAnswer.TYPE)
    @PreAuthorize(Rights.ADMIN)
    ResponseEntity<String> export(Actor actor) {
        return CsvAnswer.named("people.csv", out -> importing.exportCsv(actor.scope(), out));
    }

    @PostMapping("/api/people.csv")
    @PreAuthorize(Rights.ADMIN)
    PeopleImported bringIn(@RequestPart MultipartFile file, Actor actor) throws IOException {
        return importing.importCsv(file.getBytes(), actor.scope());
    }

    private void requireScope(Actor actor, PersonId id) {
        if (!people.isWithin(id, actor.scope())) {
            throw new ProblemException(CommonProblem.NOT_FOUND);
        }
    }

    private void requireScope(Actor actor, PostForm post) {
        var scopeUnit = post.scopeUnitId();
        var planned =
                scopeUnit == null ? posts.usualScope(units.get(post.unitId()).id()) : scopeUnit;
        if (!actor.scope().contains(post.unitId()) || !actor.scope().contains(planned)) {
            throw new ProblemException(CommonProblem.NOT_FOUND);
        }
    }

    private boolean isLocked(People.Listed one) {
        return one.lockedUntil() != null && clock.instant().isBefore(one.lockedUntil());
    }

    private PersonView view(Person person) {
        return view(person, posts.of(person.id()), false);
    }

    private PersonView view(Person person, List<Post> held, boolean locked) {
        return new PersonView(
                person.id(),
                person.name(),
                person.username(),
                person.active(),
                locked,
                held.stream().map(this::view).toList());
    }

    private PostView view(Post post) {
        return new PostView(
                post.id(),
                post.role(),
                post.title(),
                unit(post.unit()),
                unit(post.scopeUnit()),
                post.from(),
                post.until());
    }

    private UnitView unit(UnitId id) {
        var unit = units.get(id);
        return new UnitView(unit.id(), unit.code(), unit.name(), unit.kind());
    }

    /** A person to be taken in. */
    record PersonForm(
            @NotBlank @Size(max = 100) String name,
            @NotBlank @Size(max = 64) String username,
            @NotNull @Valid List<PostForm> posts) {}

    /** A person's name, and whether they still work here. */
    record PersonChange(@NotBlank @Size(max = 100) String name, @NotNull Boolean active) {}

    /** A post to be given; without dates from today on, without a scope unit with the usual one. */
    record PostForm(
            @NotNull UnitId unitId,
            @NotNull Role role,
            @Nullable @Size(max = 100) String title,
            @Nullable UnitId scopeUnitId,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {

        NewPost toNewPost() {
            return new NewPost(unitId, role, title == null ? "" : title, scopeUnitId, from, until);
        }
    }

    /** A person in a list. */
    record PersonView(
            PersonId id,
            String name,
            String username,
            boolean active,
            boolean locked,
            List<PostView> posts) {}

    /** A person just taken in; the password is shown this once. */
    record NewPersonView(
            PersonId id,
            String name,
            String username,
            boolean active,
            boolean locked,
            List<PostView> posts,
            String firstPassword) {}

    /** A new first password; shown this once. */
    record FirstPasswordView(String firstPassword) {}

    /** A post with its unit and scope. */
    record PostView(
            PostId id,
            Role role,
            String title,
            UnitView unit,
            UnitView scope,
            LocalDate from,
            @Nullable LocalDate until) {}

    /** A unit by name. */
    record UnitView(UnitId id, String code, String name, UnitKind kind) {}
}
