package org.jieban;

import static org.jieban.identity.TestActors.as;

import java.util.Objects;
import org.jieban.casefile.SmallCity;
import org.jieban.identity.Actor;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What people do at their desks, sent as the web app sends it. */
public final class DesksOfTheHotline {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final MockMvcTester mvc;

    public DesksOfTheHotline(MockMvcTester mvc) {
        this.mvc = mvc;
    }

    /** An act of somebody on the staff, with a key of its own. */
    public MvcTestResult post(Actor actor, String path, String body) {
        return mvc.post()
                .uri("/api" + path)
                .with(as(actor))
                .header("Idempotency-Key", SmallCity.key().value())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    public MvcTestResult get(Actor actor, String path) {
        return mvc.get().uri("/api" + path).with(as(actor)).exchange();
    }

    /** Something a citizen sends, with the token of the tracking page or an empty one. */
    public MvcTestResult citizen(String track, String path, String body) {
        var request =
                mvc.post()
                        .uri("/api/public" + path)
                        .header("Idempotency-Key", SmallCity.key().value())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body);
        return (track.isEmpty() ? request : request.header("X-Track", track)).exchange();
    }

    public MvcTestResult look(String track) {
        return mvc.get().uri("/api/public/case").header("X-Track", track).exchange();
    }

    /** The body of an answer. */
    public static JsonNode body(MvcTestResult result) {
        try {
            return JSON.readTree(
                    Objects.requireNonNull(
                            result.getResponse()
                                    .getContentAsString(java.nio.charset.StandardCharsets.UTF_8)));
        } catch (java.io.UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
