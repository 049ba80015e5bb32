package org.jieban.attachment;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;
import org.jspecify.annotations.Nullable;

/** Finds out what a file is from its bytes alone. The name only tells a table from other text. */
final class Sniffing {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final int HEAD_BYTES = 4096;
    private static final int MOST_ENTRIES = 10_000;
    private static final int BRAND_AT = 8;
    private static final int BRAND_END = 12;

    private static final Map<String, FileType> BY_MEDIA_TYPE =
            Map.ofEntries(
                    Map.entry("image/jpeg", FileType.JPEG),
                    Map.entry("image/png", FileType.PNG),
                    Map.entry("image/gif", FileType.GIF),
                    Map.entry("image/webp", FileType.WEBP),
                    Map.entry("audio/mpeg", FileType.MP3),
                    Map.entry("audio/amr", FileType.AMR),
                    Map.entry("audio/vnd.wave", FileType.WAV),
                    Map.entry("audio/x-wav", FileType.WAV),
                    Map.entry("application/pdf", FileType.PDF));

    // ISO base media files name their brand at the beginning; HEIC and AVIF are such files too
    private static final Set<String> MP4_BRANDS =
            Set.of(
                    "isom", "iso2", "iso3", "iso4", "iso5", "iso6", "mp41", "mp42", "avc1", "dash",
                    "M4V ", "mmp4", "MSNV");

    private Sniffing() {}

    // [impl->rule~attachment.type~1]
    static Optional<FileType> sniff(Path file, @Nullable String name) throws IOException {
        var head = head(file);
        if (head.startsWith("ftyp", 4) && head.length() >= BRAND_END) {
            return isoMedia(head.substring(BRAND_AT, BRAND_END));
        }
        if (head.startsWith("\u001aE\u00df\u00a3")) {
            return matroska(head);
        }
        if (head.startsWith("OggS")) {
            return ogg(head);
        }
        if (head.startsWith("PK\u0003\u0004")) {
            return office(file);
        }
        var mediaType = mediaType(file);
        return switch (mediaType) {
            case "text/plain" -> Optional.of(text(name));
            case "application/octet-stream" ->
                    isChineseText(head) ? Optional.of(text(name)) : Optional.empty();
            default -> Optional.ofNullable(BY_MEDIA_TYPE.get(mediaType));
        };
    }

    private static String head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(HEAD_BYTES), StandardCharsets.ISO_8859_1);
        }
    }

    private static String mediaType(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return MimeTypes.getDefaultMimeTypes()
                    .detect(in, new Metadata())
                    .getBaseType()
                    .toString();
        }
    }

    private static Optional<FileType> isoMedia(String brand) {
        if (brand.startsWith("M4A") || brand.startsWith("M4B")) {
            return Optional.of(FileType.M4A);
        }
        if (brand.equals("qt  ")) {
            return Optional.of(FileType.MOV);
        }
        if (brand.startsWith("3gp") || brand.startsWith("3g2")) {
            return Optional.of(FileType.THREEGP);
        }
        return MP4_BRANDS.contains(brand) ? Optional.of(FileType.MP4) : Optional.empty();
    }

    private static Optional<FileType> matroska(String head) {
        if (!head.contains("webm")) {
            return Optional.empty();
        }
        return Optional.of(head.contains("V_") ? FileType.WEBM : FileType.WEBM_AUDIO);
    }

    private static Optional<FileType> ogg(String head) {
        var sound =
                head.contains("OpusHead")
                        || head.contains("\u0001vorbis")
                        || head.contains("Speex");
        return sound && !head.contains("theora") ? Optional.of(FileType.OGG) : Optional.empty();
    }

    /** Word, Excel and PowerPoint files of today are archives; those with macros are not taken. */
    private static Optional<FileType> office(Path file) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            if (zip.size() > MOST_ENTRIES
                    || zip.getEntry("[Content_Types].xml") == null
                    || zip.stream().anyMatch(entry -> entry.getName().endsWith("vbaProject.bin"))) {
                return Optional.empty();
            }
            if (zip.getEntry("word/document.xml") != null) {
                return Optional.of(FileType.DOCX);
            }
            if (zip.getEntry("xl/workbook.xml") != null) {
                return Optional.of(FileType.XLSX);
            }
            return zip.getEntry("ppt/presentation.xml") != null
                    ? Optional.of(FileType.PPTX)
                    : Optional.empty();
        } catch (ZipException broken) {
            return Optional.empty();
        }
    }

    /** Text in the national encoding, which only Chinese programs write. */
    private static boolean isChineseText(String head) {
        if (head.chars().anyMatch(c -> c < ' ' && "\t\n\r\f".indexOf(c) < 0)) {
            return false;
        }
        var bytes = ByteBuffer.wrap(head.getBytes(StandardCharsets.ISO_8859_1));
        var result =
                GB18030.newDecoder().decode(bytes, CharBuffer.allocate(bytes.remaining()), false);
        return !result.isError();
    }

    private static FileType text(@Nullable String name) {
        return name != null && name.toLowerCase(Locale.ROOT).endsWith(".csv")
                ? FileType.CSV
                : FileType.TEXT;
    }
}
