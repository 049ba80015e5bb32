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
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
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

    private static final String BEARER = "Bearer ";
    private static final RequestMatcher PUBLIC =
            anyOf("/api/public/**", "/actuator/health", "/actuator/health/**");
    private static final RequestMatcher GUARDED = anyOf("/api/**", "/actuator/**");

    private final HandlerExceptionResolver problems;

    SecurityRules(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.problems = problems;
    }

    /** Programs: no session, no cookie, so no CSRF; never falls back to a cookie sent along. */
    @Bean
    @Order(1)
    SecurityFilterChain programs(HttpSecurity http) {
        return plain(http)
                .securityMatcher(SecurityRules::showsToken)
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(
                        session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .build();
    }

    /** The public: citizens' pages, health, the web app's files and addresses. Reads no cookie. */
    @Bean
    @Order(2)
    SecurityFilterChain everybody(HttpSecurity http) {
        return plain(http)
                .securityMatcher(SecurityRules::isPublic)
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(
                        session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    /** People in a browser, and whatever was forgotten above. */
    @Bean
    @Order(3)
    SecurityFilterChain people(HttpSecurity http) {
        return plain(http)
                .csrf(csrf -> csrf.spa())
                .sessionManagement(
                        session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
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

    private HttpSecurity plain(HttpSecurity http) {
        return http.httpBasic(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
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

    private static boolean showsToken(HttpServletRequest request) {
        var header = request.getHeader("Authorization");
        return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length());
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
