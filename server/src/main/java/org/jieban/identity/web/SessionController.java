package org.jieban.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jieban.identity.Actor;
import org.jieban.identity.LoggingIn;
import org.jieban.identity.Person;
import org.jieban.identity.PersonId;
import org.jieban.identity.Post;
import org.jieban.identity.PostId;
import org.jieban.identity.Posts;
import org.jieban.identity.Rights;
import org.jieban.identity.Role;
import org.jieban.identity.Sessions;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.UnitKind;
import org.jieban.organisation.Units;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One's own log-in: who am I, on which post, with which password. */
@RestController
class SessionController {

    private final LoggingIn loggingIn;
    private final Posts posts;
    private final Units units;

    SessionController(LoggingIn loggingIn, Posts posts, Units units) {
        this.loggingIn = loggingIn;
        this.posts = posts;
        this.units = units;
    }

    @GetMapping("/api/session")
    @PreAuthorize(Rights.SESSION)
    SessionView session(Actor actor) {
        return view(actor.person(), actor.post());
    }

    @PostMapping("/api/session")
    @PreAuthorize("permitAll()")
    SessionView logIn(@RequestBody @Valid Credentials credentials, HttpServletRequest request) {
        var who = loggingIn.logIn(credentials.username(), credentials.password());
        Sessions.begin(request, who.person().id(), who.post());
        return view(who.person().id(), who.post());
    }

    @DeleteMapping("/api/session")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize(Rights.SESSION)
    void logOut(HttpServletRequest request) {
        Sessions.end(request);
    }

    @PutMapping("/api/session/post")
    @PreAuthorize(Rights.SESSION)
    SessionView takePost(
            @RequestBody @Valid PostChoice choice, Actor actor, HttpServletRequest request) {
        var post = loggingIn.takePost(actor.person(), choice.postId());
        Sessions.change(request, post.id());
        return view(actor.person(), post.id());
    }

    @PutMapping("/api/session/password")
    @PreAuthorize(Rights.SESSION)
    SessionView changePassword(
            @RequestBody @Valid PasswordChange change, Actor actor, HttpServletRequest request) {
        loggingIn.changePassword(actor.person(), change.current(), change.next());
        Sessions.begin(request, actor.person(), actor.post());
        return view(actor.person(), actor.post());
    }

    private SessionView view(PersonId personId, PostId active) {
        var person = loggingIn.person(personId);
        var held = posts.today(personId).stream().map(this::view).toList();
        return new SessionView(
                PersonView.of(person),
                held.stream().filter(post -> post.id.equals(active)).findFirst().orElseThrow(),
                held);
    }

    private PostView view(Post post) {
        var unit = units.get(post.unit());
        return new PostView(
                post.id(),
                post.role(),
                post.title(),
                new UnitView(unit.id(), unit.code(), unit.name(), unit.kind()));
    }

    /** What one logs in with; never printed. */
    record Credentials(@NotNull String username, @NotNull String password) {

        @Override
        public String toString() {
            return "Credentials[]";
        }
    }

    /** The post to act on from now. */
    record PostChoice(@NotNull PostId postId) {}

    /** Old and new password; never printed. */
    record PasswordChange(@NotNull String current, @NotNull String next) {

        @Override
        public String toString() {
            return "PasswordChange[]";
        }
    }

    /** Who is logged in. */
    record SessionView(PersonView person, PostView post, List<PostView> posts) {}

    /** The person. */
    record PersonView(PersonId id, String name, String username, boolean mustChangePassword) {

        static PersonView of(Person person) {
            return new PersonView(
                    person.id(), person.name(), person.username(), person.mustChangePassword());
        }
    }

    /** A post that the person holds today. */
    record PostView(PostId id, Role role, String title, UnitView unit) {}

    /** The unit of a post. */
    record UnitView(UnitId id, String code, String name, UnitKind kind) {}
}
