package org.jieban.rewording;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Asks a service for a chat completion, in the form that OpenAI made common. */
@Component
class ChatEndpoint {

    private static final String PATH = "/chat/completions";
    private static final int MOST_BYTES = 200_000;
    private static final int MOST_TOKENS = 1500;
    private static final double TEMPERATURE = 0.2;
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    // a redirect would lead where no administrator has pointed
    private final HttpClient http =
            HttpClient.newBuilder()
                    .connectTimeout(CONNECT)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();

    /**
     * The model's answer, as it came.
     *
     * @param key shown as a bearer token, or null
     * @throws HttpTimeoutException when the time ran out
     * @throws IOException when there is no answer, or none of the expected form
     */
    String ask(Setting setting, @Nullable String key, String task, String text) throws IOException {
        var factory = new JdkClientHttpRequestFactory(http);
        factory.setReadTimeout(Duration.ofSeconds(setting.seconds()));
        var body =
                Map.of(
                        "model",
                        setting.model(),
                        "temperature",
                        TEMPERATURE,
                        "max_tokens",
                        MOST_TOKENS,
                        "messages",
                        List.of(
                                Map.of("role", "system", "content", task),
                                Map.of("role", "user", "content", text)));
        try {
            var answer =
                    RestClient.builder()
                            .requestFactory(factory)
                            .build()
                            .post()
                            .uri(address(setting.url()))
                            .contentType(MediaType.APPLICATION_JSON)
                            .accept(MediaType.APPLICATION_JSON)
                            .headers(headers -> {
                                if (key != null) {
                                    headers.setBearerAuth(key);
                                }
                            })
                            .body(JSON.writeValueAsBytes(body))
                            .exchange((_, response) -> {
                                if (!response.getStatusCode().is2xxSuccessful()) {
                                    throw new IOException(
                                            "status " + response.getStatusCode().value());
                                }
                                return response.getBody().readNBytes(MOST_BYTES);
                            });
            return content(answer == null ? new byte[0] : answer);
        } catch (RestClientException failed) {
            throw asIo(failed);
        }
    }

    private static IOException asIo(RestClientException failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpTimeoutException late) {
                return late;
            }
        }
        return new IOException(failed);
    }

    private static String content(byte[] answer) throws IOException {
        try {
            var content =
                    JSON.readTree(new String(answer, StandardCharsets.UTF_8))
                            .path("choices")
                            .path(0)
                            .path("message")
                            .path("content");
            if (content.isString() && !content.asString().isBlank()) {
                return content.asString().strip();
            }
        } catch (JacksonException noJson) {
            throw new IOException("no JSON", noJson);
        }
        throw new IOException("no content");
    }

    private static URI address(String url) {
        var base = url.replaceAll("/+$", "");
        return URI.create(base.endsWith(PATH) ? base : base + PATH);
    }
}
