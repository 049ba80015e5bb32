package org.jieban.identity.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jieban.identity.TestActors.as;

import java.io.UnsupportedEncodingException;
import org.jieban.PostgresTest;
import org.jieban.identity.Role;
import org.jieban.identity.TestActors;
import org.jieban.organisation.UnitId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Whatever is wrong with a request, the answer has one shape and says where. */
@PostgresTest
class UnusableRequestsTests {

    @Autowired MockMvcTester mvc;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    GET    | /api/nowhere                |                                 | 404 | /problems/shared/not-found   | messages
                    GET    | /api/units/search           |                                 | 400 | /problems/shared/invalid     | "pointer":"/q"
                    GET    | /api/units/search?q=a&limit=0 |                               | 400 | /problems/shared/invalid     | "pointer":"/limit"
                    GET    | /api/units/search?q=a&kinds=X |                               | 400 | /problems/shared/invalid     | "pointer":"/kinds"
                    GET    | /api/units/abc              |                                 | 400 | /problems/shared/invalid     | "pointer":"/id"
                    PATCH  | /api/units                  |                                 | 405 | /problems/shared/unsupported | messages
                    POST   | /api/units                  | {"code":                        | 400 | /problems/shared/invalid     | "code":"malformed"
                    POST   | /api/units                  |                                 | 400 | /problems/shared/invalid     | "code":"required"
                    POST   | /api/units                  | {"code":"a","name":"a","kind":"TOWN","from":"2026-01-01"}   | 400 | /problems/shared/invalid | "pointer":"/kind"
                    POST   | /api/units                  | {"code":"a","name":"a","kind":"CITY","from":"yesterday"}    | 400 | /problems/shared/invalid | "pointer":"/from"
                    POST   | /api/units                  | {"name":"a","kind":"CITY","from":"2026-01-01"}              | 400 | /problems/shared/invalid | "pointer":"/code"
                    POST   | /api/people                 | {"name":"a","username":"b","posts":[{"role":"HANDLER"}]}    | 400 | /problems/shared/invalid | "pointer":"/posts/0/unitId"
                    """)
    void theAnswerIsAProblemThatSaysWhere(
            String method, String path, String body, int status, String type, String part)
            throws UnsupportedEncodingException {
        var request =
                mvc.method(HttpMethod.valueOf(method))
                        .uri(path)
                        .with(as(TestActors.onPaper(Role.ADMINISTRATOR, new UnitId(1))))
                        .contentType(MediaType.APPLICATION_JSON);

        var answer = request.content(body == null ? "" : body).exchange();

        assertThat(answer).hasStatus(status).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(answer.getResponse().getContentAsString(UTF_8))
                .contains("\"type\":\"" + type + "\"", "zh-CN", part);
    }
}
