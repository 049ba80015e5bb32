package org.jieban.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

class ProblemAdviceTests {

    private final ProblemAdvice advice = new ProblemAdvice("200MB");

    @Test
    void aSurpriseIsAnsweredWithANumberAndNothingOfItsCause() {
        var answer =
                advice.surprise(
                        new IllegalStateException("select secret"), new MockHttpServletResponse());

        assertThat(answer.getStatusCode().value()).isEqualTo(500);
        assertThat(answer.getBody().getProperties().get("trace")).asString().hasSize(8);
        assertThat(answer.getBody().toString()).doesNotContain("secret");
    }

    @Test
    void anAnswerOnItsWayIsLeftAlone() {
        var response = new MockHttpServletResponse();
        response.setCommitted(true);

        assertThat(advice.surprise(new IllegalStateException(), response)).isNull();
    }

    @Test
    void aFileThatIsTooLargeIsToldTheLimit() {
        var answer = advice.tooLarge(new MaxUploadSizeExceededException(-1));

        assertThat(answer.getStatusCode().value()).isEqualTo(413);
        assertThat(answer.getBody().getDetail()).contains("200MB");
    }

    @Test
    void everyMessageStandsInBothLanguages() {
        var noFallback =
                ResourceBundle.Control.getNoFallbackControl(
                        ResourceBundle.Control.FORMAT_PROPERTIES);
        var english = ResourceBundle.getBundle("problems", Locale.ROOT, noFallback);
        var chinese = ResourceBundle.getBundle("problems", Locale.SIMPLIFIED_CHINESE, noFallback);

        assertThat(Collections.list(chinese.getKeys())).containsAll(english.keySet());
        assertThat(english.keySet())
                .allSatisfy(key ->
                        assertThat(chinese.getString(key)).as(key).matches("(?s).*\\p{IsHan}.*"));
    }
}
