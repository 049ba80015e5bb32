package org.jieban.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jieban.shared.ProblemException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Lets a program act on the post of its token; a token that does not work is refused at once. */
class TokenFilter extends OncePerRequestFilter {

    private static final String BEARER = "Bearer ";

    private final Tokens tokens;
    private final HandlerExceptionResolver problems;

    TokenFilter(Tokens tokens, HandlerExceptionResolver problems) {
        this.tokens = tokens;
        this.problems = problems;
    }

    static boolean isShown(HttpServletRequest request) {
        var header = request.getHeader("Authorization");
        return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length());
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var shown = request.getHeader("Authorization").substring(BEARER.length()).strip();
        var authentication = tokens.authenticate(shown);
        if (authentication.isEmpty()) {
            problems.resolveException(
                    request, response, null, new ProblemException(IdentityProblem.BAD_TOKEN));
            return;
        }
        SecurityContextHolder.setContext(new SecurityContextImpl(authentication.get()));
        chain.doFilter(request, response);
    }
}
