package org.jieban.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jieban.identity.ActiveActors.LoggedIn;
import org.jieban.shared.ProblemException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Finds out who is behind a browser's session; with a first password they get no further. */
class SessionFilter extends OncePerRequestFilter {

    private static final RequestMatcher OWN_LOG_IN =
            PathPatternRequestMatcher.withDefaults().matcher("/api/session/**");

    private final ActiveActors actors;
    private final HandlerExceptionResolver problems;

    SessionFilter(ActiveActors actors, HandlerExceptionResolver problems) {
        this.actors = actors;
        this.problems = problems;
    }

    /** A stream that is answered on another thread is still the same person's. */
    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    // [impl->rule~identity.first-password~1]
    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var loggedIn = loggedIn(request);
        if (loggedIn.isPresent()) {
            if (loggedIn.get().mustChangePassword() && !OWN_LOG_IN.matches(request)) {
                problems.resolveException(
                        request,
                        response,
                        null,
                        new ProblemException(IdentityProblem.PASSWORD_CHANGE_REQUIRED));
                return;
            }
            SecurityContextHolder.setContext(
                    new SecurityContextImpl(new ActorAuthentication(loggedIn.get().actor())));
        }
        chain.doFilter(request, response);
    }

    private Optional<LoggedIn> loggedIn(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null) {
            return Optional.empty();
        }
        var person = Sessions.person(session);
        var post = Sessions.post(session);
        return person == null || post == null ? Optional.empty() : actors.find(person, post);
    }
}
