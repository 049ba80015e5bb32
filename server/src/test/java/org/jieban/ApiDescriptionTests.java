package org.jieban;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jieban.identity.Actor;
import org.jieban.identity.Role;
import org.jieban.identity.TestActors;
import org.jieban.identity.TestStaff;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The description of the API that the web app's types are made from is the one the server gives. After
 * a change run this test with {@code -Djieban.write-api=true}, then {@code npm run api} in web.
 */
@PostgresTest
class ApiDescriptionTests {

    private static final Path FILE = Path.of("../docs/api/openapi.json");
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .build();

    @Autowired MockMvcTester mvc;
    @Autowired JdbcClient jdbc;

    @Test
    void theFileIsWhatTheServerSays() throws IOException {
        var described = described();
        ((ObjectNode) described).remove("servers");
        var text = JSON.writeValueAsString(JSON.treeToValue(described, Object.class)) + "\n";

        if (Boolean.getBoolean("jieban.write-api")) {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, text);
        }

        assertThat(FILE).content().isEqualTo(text);
    }

    @Test
    void anAnswerHasEveryFieldAndSaysWhichMayBeNull() throws IOException {
        var part = described().at("/components/schemas/CaseRowPart");

        assertThat(part.get("required")).hasSize(4);
        assertThat(part.at("/properties/no/type").toString()).contains("null");
        assertThat(part.at("/properties/unit/anyOf")).hasSize(2);
        assertThat(described().at("/components/schemas/CaseRow/properties/number/type").asString())
                .isEqualTo("string");
    }

    @Test
    void aRequestMayLeaveOutWhatMayBeNullAndItsKeyIsAHeader() throws IOException {
        var described = described();

        assertThat(described.at("/components/schemas/IntakeTakeRequest/required").isMissingNode())
                .isTrue();
        assertThat(described.at("/components/schemas/TokenRequest/required")).hasSize(3);
        assertThat(described.at("/paths/~1api~1cases/post/parameters/0/in").asString())
                .isEqualTo("header");
        assertThat(described.at("/paths/~1api~1cases/post/parameters/0/name").asString())
                .isEqualTo("Idempotency-Key");
    }

    private JsonNode described() throws IOException {
        Actor somebody = TestStaff.in(jdbc, Role.ADMINISTRATOR);
        var answer = mvc.get().uri("/api/openapi").with(TestActors.as(somebody)).exchange();
        assertThat(answer).hasStatusOk();
        return JSON.readTree(answer.getResponse().getContentAsString(StandardCharsets.UTF_8));
    }
}
