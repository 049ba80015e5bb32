package org.jieban.attachment;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Where files lie and how large they may be.
 *
 * @param attachmentsDir shared by all nodes
 */
@ConfigurationProperties("jieban")
record AttachmentSettings(Path attachmentsDir, @Nullable Limits attachments) {

    /**
     * Most bytes by kind, and most pixels of a photo.
     *
     * @param pixels a photo of 50 million pixels takes about 200 MB to read at worst
     */
    record Limits(
            @DefaultValue("20MB") DataSize photo,
            @DefaultValue("50MB") DataSize audio,
            @DefaultValue("200MB") DataSize video,
            @DefaultValue("50MB") DataSize document,
            @DefaultValue("50000000") long pixels) {}

    private static final Limits USUAL =
            new Limits(
                    DataSize.ofMegabytes(20),
                    DataSize.ofMegabytes(50),
                    DataSize.ofMegabytes(200),
                    DataSize.ofMegabytes(50),
                    50_000_000);

    Limits limits() {
        return attachments == null ? USUAL : attachments;
    }

    long bytes(AttachmentKind kind) {
        return switch (kind) {
            case PHOTO -> limits().photo().toBytes();
            case AUDIO -> limits().audio().toBytes();
            case VIDEO -> limits().video().toBytes();
            case DOCUMENT -> limits().document().toBytes();
        };
    }

    long mostBytes() {
        long most = 0;
        for (var kind : AttachmentKind.values()) {
            most = Math.max(most, bytes(kind));
        }
        return most;
    }
}
