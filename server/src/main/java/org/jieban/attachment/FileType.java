package org.jieban.attachment;

import java.util.List;
import java.util.Locale;

/** Types of files that are taken. HEIC is not: nothing here could strip its position. */
enum FileType {
    JPEG(AttachmentKind.PHOTO, "image/jpeg", "jpg", "jpeg"),
    PNG(AttachmentKind.PHOTO, "image/png", "png"),
    GIF(AttachmentKind.PHOTO, "image/gif", "gif"),
    WEBP(AttachmentKind.PHOTO, "image/webp", "webp"),
    MP3(AttachmentKind.AUDIO, "audio/mpeg", "mp3"),
    M4A(AttachmentKind.AUDIO, "audio/mp4", "m4a"),
    AMR(AttachmentKind.AUDIO, "audio/amr", "amr"),
    WAV(AttachmentKind.AUDIO, "audio/wav", "wav"),
    OGG(AttachmentKind.AUDIO, "audio/ogg", "ogg", "opus", "oga"),
    WEBM_AUDIO(AttachmentKind.AUDIO, "audio/webm", "webm", "weba"),
    MP4(AttachmentKind.VIDEO, "video/mp4", "mp4", "m4v"),
    MOV(AttachmentKind.VIDEO, "video/quicktime", "mov"),
    THREEGP(AttachmentKind.VIDEO, "video/3gpp", "3gp"),
    WEBM(AttachmentKind.VIDEO, "video/webm", "webm"),
    PDF(AttachmentKind.DOCUMENT, "application/pdf", "pdf"),
    DOCX(
            AttachmentKind.DOCUMENT,
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "docx"),
    XLSX(
            AttachmentKind.DOCUMENT,
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "xlsx"),
    PPTX(
            AttachmentKind.DOCUMENT,
            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            "pptx"),
    CSV(AttachmentKind.DOCUMENT, "text/csv", "csv"),
    TEXT(AttachmentKind.DOCUMENT, "text/plain", "txt");

    private final AttachmentKind kind;
    private final String mediaType;
    private final List<String> extensions;

    FileType(AttachmentKind kind, String mediaType, String... extensions) {
        this.kind = kind;
        this.mediaType = mediaType;
        this.extensions = List.of(extensions);
    }

    AttachmentKind kind() {
        return kind;
    }

    String mediaType() {
        return mediaType;
    }

    String extension() {
        return extensions.getFirst();
    }

    /** Whether a name ends as files of this type do. */
    boolean fits(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return extensions.stream().anyMatch(extension -> lower.endsWith("." + extension));
    }
}
