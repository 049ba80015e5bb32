package org.jieban.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.stream.Stream;
import org.jieban.shared.CommonProblem;
import org.jieban.shared.ProblemException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Who gets through the door. Three doors: programs with a token, people in a browser, and the
 * public. What no door lets in is refused; each method behind a door adds its own rule.
 */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
class SecurityRules {

    private static final RequestMatcher PUBLIC =
            anyOf("/api/public/**", "/actuator/health", "/actuator/health/**");
    private static final RequestMatcher GUARDED = anyOf("/api/**", "/actuator/**");

    private final HandlerExceptionResolver problems;

    private final Tokens tokens;
    private final ActiveActors actors;

    SecurityRules(
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems,
            Tokens tokens,
            ActiveActors actors) {
        this.problems = problems;
        this.tokens = tokens;
        this.actors = actors;
    }

    /** One observation of a request is enough; one of each security filter costs more than the act. */
    @Bean
    SecurityObservationSettings unobserved() {
        return SecurityObservationSettings.noObservations();
    }

    /** Programs: no session, no cookie, so no CSRF; never falls back to a cookie sent along. */
    @Bean
    @Order(1)
    SecurityFilterChain doorForPrograms(HttpSecurity http) {
        return plain(http)
                .securityMatcher(TokenFilter::isShown)
                .csrf(AbstractHttpConfigurer::disable)
                .addFilterBefore(
                        new TokenFilter(tokens, problems), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .build();
    }

    /** The public: citizens' pages, health, the web app's files and addresses. Reads no cookie. */
    @Bean
    @Order(2)
    SecurityFilterChain doorForThePublic(HttpSecurity http) {
        return plain(http)
                .securityMatcher(SecurityRules::isPublic)
                .csrf(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    /** People in a browser, and whatever was forgotten above. */
    // [impl->rule~identity.route~1]
    @Bean
    @Order(3)
    SecurityFilterChain doorForPeople(HttpSecurity http) {
        return plain(http)
                .csrf(csrf -> csrf.spa())
                .addFilterBefore(
                        new SessionFilter(actors, problems), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(requests ->
                        requests.requestMatchers(HttpMethod.POST, "/api/session")
                                .permitAll()
                                .requestMatchers("/api/**")
                                .authenticated()
                                .requestMatchers("/actuator/**")
                                .hasAuthority("SCOPE_admin")
                                .anyRequest()
                                .denyAll())
                .build();
    }

    /** Without Spring's own management of sessions: {@link Sessions} begins, changes and ends them. */
    private HttpSecurity plain(HttpSecurity http) {
        return http.httpBasic(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(AbstractHttpConfigurer::disable)
                .securityContext(context ->
                        context.securityContextRepository(
                                new RequestAttributeSecurityContextRepository()))
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(nobody()).accessDeniedHandler(denied()));
    }

    private AuthenticationEntryPoint nobody() {
        return (request, response, _) ->
                problems.resolveException(
                        request,
                        response,
                        null,
                        new ProblemException(CommonProblem.UNAUTHENTICATED));
    }

    private AccessDeniedHandler denied() {
        return (request, response, why) ->
                problems.resolveException(
                        request,
                        response,
                        null,
                        new ProblemException(
                                why instanceof CsrfException
                                        ? CommonProblem.CSRF
                                        : CommonProblem.FORBIDDEN));
    }

    private static RequestMatcher anyOf(String... patterns) {
        return new OrRequestMatcher(
                Stream.of(patterns)
                        .<RequestMatcher>map(PathPatternRequestMatcher.withDefaults()::matcher)
                        .toList());
    }

    private static boolean isPublic(HttpServletRequest request) {
        if (PUBLIC.matches(request)) {
            return true;
        }
        var reads = "GET".equals(request.getMethod()) || "HEAD".equals(request.getMethod());
        return reads && !GUARDED.matches(request);
    }
}
