package org.jieban.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

// [utest->rule~attachment.type~1]
class SniffingTests {

    @TempDir Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png", "gif"})
    void aPhotoIsAPhotoWhateverItsName(String format) throws Exception {
        assertThat(sniff(PhotoFixture.plain(format, 20, 10), "virus.exe"))
                .isIn(FileType.JPEG, FileType.PNG, FileType.GIF)
                .extracting(FileType::extension)
                .isEqualTo(format);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    'RIFF....WEBPVP8 ',             WEBP
                    'RIFF....WAVEfmt ',             WAV
                    '#!AMR|',                       AMR
                    'ID3...........',               MP3
                    '....ftypM4A ....',             M4A
                    '....ftypisom....',             MP4
                    '....ftypmp42....',             MP4
                    '....ftypqt  ....',             MOV
                    '....ftyp3gp4....',             THREEGP
                    'OggS......OpusHead',           OGG
                    '%PDF-1.7|',                    PDF
                    """)
    void eachTypeIsKnownByItsFirstBytes(String head, FileType type) throws Exception {
        byte[] bytes =
                head.replace('|', '\n').replace('.', '\3').getBytes(StandardCharsets.ISO_8859_1);

        assertThat(sniff(Arrays.copyOf(bytes, 500), null)).isEqualTo(type);
    }

    @Test
    void aRecordingAndAVideoOfABrowserAreToldApart() throws Exception {
        var head = "\u001aE\u00df\u00a3\u0001\u0042\u0082\u0084webm";

        assertThat(sniff((head + "A_OPUS").getBytes(StandardCharsets.ISO_8859_1), null))
                .isEqualTo(FileType.WEBM_AUDIO);
        assertThat(sniff((head + "V_VP9A_OPUS").getBytes(StandardCharsets.ISO_8859_1), null))
                .isEqualTo(FileType.WEBM);
    }

    @ParameterizedTest
    @EnumSource(names = {"DOCX", "XLSX", "PPTX"})
    void anOfficeFileIsKnownByWhatIsInItsArchive(FileType type) throws Exception {
        assertThat(sniff(archive("[Content_Types].xml", part(type)), "x.zip")).isEqualTo(type);
    }

    @Test
    void anOfficeFileWithMacrosIsRefused() throws Exception {
        assertThat(
                        sniff(
                                archive(
                                        "[Content_Types].xml",
                                        "word/document.xml",
                                        "word/vbaProject.bin"),
                                "x.docx"))
                .isNull();
    }

    @Test
    void anArchiveIsRefused() throws Exception {
        assertThat(sniff(archive("readme.txt"), "x.docx")).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    '<html><script>alert(1)</script></html>',                         a.jpg
                    '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>',        a.svg
                    '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', a.png
                    '#!/bin/sh',                                                      a.jpg
                    'MZ.............PE',                                              a.jpg
                    '\u007fELF......',                                                a.mp4
                    '....ftypheic....',                                               a.jpg
                    '....ftypavif....',                                               a.jpg
                    'OggS......theora',                                               a.ogg
                    'PK|broken',                                                      a.docx
                    """)
    void whatIsNotOnTheListIsRefusedWhateverItsName(String head, String name) throws Exception {
        byte[] bytes =
                head.replace('|', '\3')
                        .replace("....", "\3\3\3\3")
                        .getBytes(StandardCharsets.ISO_8859_1);

        assertThat(sniff(bytes, name)).isNull();
    }

    @Test
    void chineseTextIsTextInEitherEncoding() throws Exception {
        var words = "姓名,电话\n小区门口路灯不亮,三天了\n".repeat(20);

        assertThat(sniff(words.getBytes(StandardCharsets.UTF_8), "a.csv")).isEqualTo(FileType.CSV);
        assertThat(sniff(words.getBytes(Charset.forName("GB18030")), "a.txt"))
                .isEqualTo(FileType.TEXT);
    }

    private static String part(FileType type) {
        return switch (type) {
            case DOCX -> "word/document.xml";
            case XLSX -> "xl/workbook.xml";
            default -> "ppt/presentation.xml";
        };
    }

    private static byte[] archive(String... names) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(1);
            }
        }
        return out.toByteArray();
    }

    private FileType sniff(byte[] bytes, String name) throws IOException {
        var file = Files.write(directory.resolve("upload"), bytes);
        return Sniffing.sniff(file, name).orElse(null);
    }
}
