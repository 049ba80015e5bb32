package org.jieban.danger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The shipped voice was learned from the shipped phrasings and words. After a change of these run this
 * test with {@code -Djieban.write-voice=true}.
 */
class VoiceFileTests {

    // [utest->rule~danger.recognised~1]
    @Test
    void theShippedVoiceWasLearnedFromTheShippedPhrasings() throws IOException {
        if (Boolean.getBoolean("jieban.write-voice")) {
            try (var out =
                    Files.newOutputStream(Path.of("src/main/resources" + VoiceFile.SHIPPED))) {
                var learned = DangerVoice.of(Phrasing.toLearnFrom());
                VoiceFile.write(learned.kept(VoiceFile.source()), out);
            }
            return;
        }
        assertThat(VoiceFile.shipped().source()).isEqualTo(VoiceFile.source());
    }
}
