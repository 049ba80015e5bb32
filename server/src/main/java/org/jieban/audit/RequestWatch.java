package org.jieban.audit;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jieban.identity.Actor;
import org.jieban.identity.ActorAuthentication;
import org.jieban.identity.Rights;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Puts on record what modules below cannot, because they do not know this one: files that leave, and
 * what administrators change. An export is on record before it leaves, also when it is refused then;
 * a change right after it was made, since a refused one is none.
 */
@Component
class RequestWatch implements HandlerInterceptor, WebMvcConfigurer {

    private static final String FILE = ".csv";
    private static final Set<String> CHANGING = Set.of("POST", "PUT", "PATCH", "DELETE");
    private static final int REFUSED = 400;

    private final Audit audit;
    private final TransactionOperations transaction;

    RequestWatch(Audit audit, TransactionOperations transaction) {
        this.audit = audit;
        this.transaction = transaction;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/**");
    }

    // [impl->rule~privacy.record~1]
    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getMethod().equals("GET") && request.getRequestURI().endsWith(FILE)) {
            actor().ifPresent(actor -> note(actor, AuditKind.EXPORT, request));
        }
        return true;
    }

    // [impl->rule~privacy.record~1]
    @Override
    public void afterCompletion(
            HttpServletRequest request,
            HttpServletResponse response,
            Object handler,
            @Nullable Exception failure) {
        if (!CHANGING.contains(request.getMethod())
                || response.getStatus() >= REFUSED
                || !isForAdministrators(handler)) {
            return;
        }
        var kind =
                request.getRequestURI().endsWith(FILE) ? AuditKind.IMPORT : AuditKind.ADMIN_CHANGE;
        actor().ifPresent(actor -> note(actor, kind, request));
    }

    private void note(Actor actor, AuditKind kind, HttpServletRequest request) {
        var what =
                Map.<String, Object>of(
                        "method", request.getMethod(), "path", request.getRequestURI());
        transaction.executeWithoutResult(_ -> audit.about(actor).with(what).record(kind));
    }

    private static boolean isForAdministrators(Object handler) {
        if (!(handler instanceof HandlerMethod method)) {
            return false;
        }
        var rule = method.getMethodAnnotation(PreAuthorize.class);
        return rule != null && rule.value().contains(Rights.ADMIN);
    }

    private static Optional<Actor> actor() {
        return SecurityContextHolder.getContext().getAuthentication()
                        instanceof ActorAuthentication authentication
                ? Optional.of(authentication.getPrincipal())
                : Optional.empty();
    }
}
