package org.jieban.identity.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jieban.identity.TestActors.csrf;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jieban.PostgresTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Whoever adds a route says who may use it; whoever forgets, finds out here. */
@PostgresTest
class EveryRouteHasARuleTests {

    /** Open to everybody: citizens' pages. */
    private static final String PUBLIC = "/api/public/";

    /** Open because nobody can be logged in before logging in. */
    private static final Set<String> LOG_IN = Set.of("POST /api/session");

    /** A rule must name a scope (or session or staff), or a token for one thing could do another. */
    private static final List<String> LIMITS_TOKENS =
            List.of("SCOPE_", "'SESSION'", "'STAFF'", "denyAll");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Autowired MockMvcTester mvc;

    private record Route(String method, String path, HandlerMethod handler) {

        String name() {
            return method + " " + path;
        }

        boolean isOurs() {
            return handler.getBeanType().getPackageName().startsWith("org.jieban");
        }
    }

    // [utest->rule~identity.route~1]
    @Test
    void everyRouteSaysWhoMayUseIt() {
        var forgotten =
                routes().filter(Route::isOurs)
                        .filter(route -> !route.path.startsWith(PUBLIC))
                        .filter(route -> rule(route) == null)
                        .map(Route::name)
                        .toList();

        assertThat(forgotten).as("routes without @PreAuthorize").isEmpty();
    }

    @Test
    void everyRuleAlsoLimitsTokens() {
        var wide =
                routes().filter(Route::isOurs)
                        .filter(route -> !LOG_IN.contains(route.name()))
                        .filter(route -> !route.path.startsWith(PUBLIC))
                        .filter(route -> rule(route) != null)
                        .filter(route ->
                                LIMITS_TOKENS.stream().noneMatch(rule(route).value()::contains))
                        .map(Route::name)
                        .toList();

        assertThat(wide).as("routes that any token could use; see Rights").isEmpty();
    }

    @Test
    void withoutLogInEveryOtherRouteAnswers401() {
        var open = new ArrayList<String>();
        routes().filter(route -> !route.path.startsWith(PUBLIC))
                .filter(route -> route.path.startsWith("/api"))
                .filter(route -> !LOG_IN.contains(route.name()))
                .forEach(route -> {
                    var answer =
                            mvc.perform(
                                    org.springframework.test.web.servlet.request
                                            .MockMvcRequestBuilders.request(
                                                    HttpMethod.valueOf(route.method),
                                                    route.path.replaceAll("\\{[^}]+}", "1"))
                                            .with(csrf()));
                    if (answer.getResponse().getStatus() != 401) {
                        open.add(route.name() + " " + answer.getResponse().getStatus());
                    }
                });

        assertThat(open).isEmpty();
    }

    /** The method's own rule, else the one for the whole controller, as Spring Security reads them. */
    private static PreAuthorize rule(Route route) {
        var own =
                AnnotatedElementUtils.findMergedAnnotation(
                        route.handler.getMethod(), PreAuthorize.class);
        return own != null
                ? own
                : AnnotatedElementUtils.findMergedAnnotation(
                        route.handler.getBeanType(), PreAuthorize.class);
    }

    private Stream<Route> routes() {
        return mappings.getHandlerMethods().entrySet().stream()
                .flatMap(entry -> routes(entry.getKey(), entry.getValue()));
    }

    private static Stream<Route> routes(RequestMappingInfo mapping, HandlerMethod handler) {
        var methods =
                mapping.getMethodsCondition().getMethods().isEmpty()
                        ? Set.of(RequestMethod.GET)
                        : mapping.getMethodsCondition().getMethods();
        return mapping.getPatternValues().stream()
                .flatMap(path -> methods.stream().map(m -> new Route(m.name(), path, handler)));
    }
}
