package org.jieban.identity.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jieban.identity.Actor;
import org.jieban.identity.IdentityProblem;
import org.jieban.identity.LoggingIn;
import org.jieban.identity.PostId;
import org.jieban.identity.Rights;
import org.jieban.identity.TokenScope;
import org.jieban.identity.Tokens;
import org.jieban.shared.FieldProblem;
import org.jieban.shared.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One's own tokens; a token can never make another. */
@RestController
class TokenController {

    private final Tokens tokens;
    private final LoggingIn loggingIn;

    TokenController(Tokens tokens, LoggingIn loggingIn) {
        this.tokens = tokens;
        this.loggingIn = loggingIn;
    }

    @GetMapping("/api/tokens")
    @PreAuthorize(Rights.SESSION)
    List<Tokens.Listed> own(Actor actor) {
        return tokens.of(actor.person());
    }

    @PostMapping("/api/tokens")
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize(Rights.SESSION)
    Tokens.Issued issue(@RequestBody @Valid TokenRequest wanted, Actor actor) {
        var post = wanted.postId() == null ? actor.post() : wanted.postId();
        return tokens.issue(
                loggingIn.takePost(actor.person(), post).id(),
                wanted.name(),
                scopes(wanted.scopes()),
                wanted.expiresAt());
    }

    @DeleteMapping("/api/tokens/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize(Rights.SESSION)
    void revoke(@PathVariable long id, Actor actor) {
        tokens.revoke(actor.person(), id);
    }

    private static Set<TokenScope> scopes(List<String> wanted) {
        var scopes = new HashSet<TokenScope>();
        for (var text : wanted) {
            scopes.add(
                    TokenScope.of(text)
                            .orElseThrow(() ->
                                    new ProblemException(
                                            IdentityProblem.TOKEN_REFUSED,
                                            Map.of(),
                                            List.of(new FieldProblem("/scopes", "unknown")))));
        }
        return scopes;
    }

    /** A token that somebody wants; without a post for the one they are on. */
    record TokenRequest(
            @NotNull String name,
            @NotNull List<String> scopes,
            @NotNull Instant expiresAt,
            @Nullable PostId postId) {}
}
