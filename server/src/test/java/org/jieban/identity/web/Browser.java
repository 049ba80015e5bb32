package org.jieban.identity.web;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.EntityExchangeResult;
import org.springframework.test.web.servlet.client.RestTestClient;

/** A browser for tests: keeps cookies and sends the CSRF token back, as the web app does. */
public final class Browser {

    private final RestTestClient http;
    private final Map<String, String> cookies = new HashMap<>();

    public Browser(RestTestClient http) {
        this.http = http;
    }

    /** What came back. */
    public record Answer(int status, Map<String, Object> body, HttpHeaders headers) {

        public Object get(String name) {
            return body.get(name);
        }
    }

    public Answer get(String path) {
        return send(HttpMethod.GET, path, null);
    }

    public Answer post(String path, Object body) {
        return send(HttpMethod.POST, path, body);
    }

    public Answer put(String path, Object body) {
        return send(HttpMethod.PUT, path, body);
    }

    public Answer delete(String path) {
        return send(HttpMethod.DELETE, path, null);
    }

    /** Fetches a CSRF token, then logs in. */
    public Answer logIn(String username, String password) {
        get("/api/session");
        return post("/api/session", Map.of("username", username, "password", password));
    }

    public @Nullable String cookie(String name) {
        return cookies.get(name);
    }

    public void forgetCookie(String name) {
        cookies.remove(name);
    }

    public Answer send(HttpMethod method, String path, @Nullable Object body) {
        var request =
                http.method(method)
                        .uri(path)
                        .header("Cookie", cookieHeader())
                        .headers(headers -> {
                            var csrf = cookies.get("XSRF-TOKEN");
                            if (csrf != null && method != HttpMethod.GET) {
                                headers.set("X-XSRF-TOKEN", csrf);
                            }
                        });
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).body(body);
        }
        var result = request.exchange().returnResult(String.class);
        keepCookies(result);
        return new Answer(
                result.getStatus().value(),
                Json.object(result.getResponseBody()),
                result.getResponseHeaders());
    }

    private void keepCookies(EntityExchangeResult<?> result) {
        for (var set : result.getResponseHeaders().getOrEmpty(HttpHeaders.SET_COOKIE)) {
            var pair = set.split(";", 2)[0].split("=", 2);
            if (pair[1].isEmpty()) {
                cookies.remove(pair[0]);
            } else {
                cookies.put(pair[0], pair[1]);
            }
        }
    }

    private String cookieHeader() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }
}
