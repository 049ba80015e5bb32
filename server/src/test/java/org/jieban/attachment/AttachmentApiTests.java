package org.jieban.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jieban.identity.TestActors.as;
import static org.jieban.identity.TestActors.csrf;

import java.nio.charset.StandardCharsets;
import org.jieban.PostgresTest;
import org.jieban.identity.Actor;
import org.jieban.identity.Role;
import org.jieban.identity.TestStaff;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@PostgresTest
class AttachmentApiTests {

    @Autowired MockMvcTester mvc;
    @Autowired JdbcClient jdbc;

    private Actor handler;

    @BeforeEach
    void somebody() {
        handler = TestStaff.in(jdbc, Role.HANDLER);
    }

    @Test
    void aPhotoComesBackAndCannotBeRun() {
        byte[] photo = PhotoFixture.plain("png", 50, 40);
        var sent = send("路灯.png", photo);

        assertThat(sent.get("kind").asString()).isEqualTo("PHOTO");
        assertThat(sent.get("type").asString()).isEqualTo("image/png");
        assertThat(sent.get("size").asLong()).isEqualTo(photo.length);
        var answer =
                mvc.get().uri("/api/attachments/" + sent.get("id")).with(as(handler)).exchange();
        assertThat(answer).hasStatusOk().hasContentType("image/png");
        assertThat(answer)
                .headers()
                .hasValue("X-Content-Type-Options", "nosniff")
                .hasValue("Content-Security-Policy", "default-src 'none'; sandbox");
        assertThat(answer.getResponse().getContentAsByteArray()).isEqualTo(photo);
        assertThat(
                        mvc.get()
                                .uri("/api/attachments/" + sent.get("id") + "/thumbnail")
                                .with(as(handler)))
                .hasStatusOk()
                .hasContentType("image/jpeg");
    }

    @Test
    void aPlayerMayAskForAPart() {
        byte[] sound = ("#!AMR\n" + "0123456789".repeat(50)).getBytes(StandardCharsets.US_ASCII);
        var sent = send("留言.amr", sound);

        var answer =
                mvc.get()
                        .uri("/api/attachments/" + sent.get("id"))
                        .header("Range", "bytes=6-15")
                        .with(as(handler))
                        .exchange();

        assertThat(answer).hasStatus(206);
        assertThat(answer.getResponse().getContentAsByteArray())
                .isEqualTo("0123456789".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void aDocumentIsSavedAndNotShown() {
        var sent = send("整改方案.txt", "已于三月一日修复路灯。".getBytes(StandardCharsets.UTF_8));

        var answer =
                mvc.get().uri("/api/attachments/" + sent.get("id")).with(as(handler)).exchange();

        assertThat(answer.getResponse().getHeader("Content-Disposition")).startsWith("attachment;");
    }

    @Test
    void aStrangerFindsNothing() {
        var sent = send("a.png", PhotoFixture.plain("png", 50, 40));
        var stranger = TestStaff.in(jdbc, Role.HANDLER);

        assertThat(mvc.get().uri("/api/attachments/" + sent.get("id")).with(as(stranger)))
                .hasStatus(404);
        assertThat(mvc.get().uri("/api/attachments/" + sent.get("id"))).hasStatus(401);
    }

    @Test
    void aRefusedTypeSaysWhatIsTaken() {
        var answer =
                upload(
                        "/api/attachments",
                        "a.jpg",
                        "<html></html>".getBytes(StandardCharsets.UTF_8));

        assertThat(answer)
                .hasStatus(415)
                .bodyJson()
                .hasPathSatisfying(
                        "$.type",
                        type -> assertThat(type).isEqualTo("/problems/attachment/type-refused"))
                .hasPathSatisfying(
                        "$.messages.zh-CN", text -> assertThat(text).asString().contains("JPEG"));
    }

    @Test
    void aCitizenGetsAKeyToTheirPhoto() {
        var answer =
                mvc.post()
                        .uri("/api/public/attachments")
                        .multipart()
                        .file(
                                new MockMultipartFile(
                                        "file", "a.png", null, PhotoFixture.plain("png", 30, 30)))
                        .exchange();

        assertThat(answer)
                .hasStatus(201)
                .bodyJson()
                .hasPathSatisfying(
                        "$.key", key -> assertThat(key).asString().matches("[A-Za-z0-9_-]{22}"));
    }

    private JsonNode send(String name, byte[] bytes) {
        var answer = upload("/api/attachments", name, bytes);
        assertThat(answer).hasStatus(201);
        return JsonMapper.shared().readTree(answer.getResponse().getContentAsByteArray());
    }

    private MvcTestResult upload(String uri, String name, byte[] bytes) {
        return mvc.post()
                .uri(uri)
                .multipart()
                .file(new MockMultipartFile("file", name, "image/jpeg", bytes))
                .with(as(handler))
                .with(csrf())
                .exchange();
    }
}
