package org.jieban.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

// [utest->rule~attachment.type~1]
class FileNameTests {

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    路灯.jpg,                  路灯.jpg
                    IMG_1.JPEG,                IMG_1.JPEG
                    ../../etc/passwd,          passwd.jpg
                    ..\\..\\windows\\x.jpg,    x.jpg
                    /tmp/a.jpg,                a.jpg
                    ....jpg,                   jpg.jpg
                    ..,                        file.jpg
                    '',                        file.jpg
                    setup.exe,                 setup.exe.jpg
                    'a"b<c>.jpg',              abc.jpg
                    """)
    void aNameIsOnlyANameAndEndsAsItsContentDoes(String given, String clean) {
        assertThat(FileName.clean(given, FileType.JPEG)).isEqualTo(clean);
    }

    @Test
    void signsThatTurnANameRoundAreTakenOut() {
        assertThat(FileName.clean("photo\u202egpj.exe\n", FileType.JPEG))
                .isEqualTo("photogpj.exe.jpg");
    }

    @Test
    void aLongNameKeepsItsEnding() {
        assertThat(FileName.clean("灯".repeat(300) + ".jpg", FileType.JPEG))
                .hasSize(100)
                .endsWith("灯.jpg");
    }

    @Test
    void aFileWithoutANameGetsOne() {
        assertThat(FileName.clean(null, FileType.PDF)).isEqualTo("file.pdf");
    }
}
