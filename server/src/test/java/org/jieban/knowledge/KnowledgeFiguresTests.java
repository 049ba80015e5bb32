package org.jieban.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jieban.text.Mark;
import org.junit.jupiter.api.Test;

class KnowledgeFiguresTests {

    private static final Path REAL = Path.of("../../shared/data/policy-qa.csv");

    @Test // [utest->rule~knowledge.found~1]
    void realQuestionsWithHalfOfTheirWordsFindTheirAnswerAmongFive() throws IOException {
        assumeTrue(Files.exists(REAL), "the real questions are not here: " + REAL);

        var figures = KnowledgeFigures.measure(REAL);

        assertThat(figures.top5()).isGreaterThanOrEqualTo(0.90);
    }

    @Test
    void longTextsAreCutAtTheEndOfSentences() {
        var sentence = "这是一句话。".repeat(30);

        assertThat(Passages.cut(sentence + sentence))
                .hasSize(2)
                .allMatch(passage -> passage.endsWith("。"));
    }

    @Test
    void markedStretchesAreJoined() {
        assertThat(Mark.of("燃气表换电池", List.of("燃气", "气表", "电池")))
                .containsExactly(new Mark(0, 3), new Mark(4, 6));
    }
}
