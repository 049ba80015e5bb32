package org.jieban.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.core.io.AbstractResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Answers a request with a file so that a browser shows or saves it and runs nothing. Parts of it can
 * be asked for (HTTP ranges), as players of recordings and videos do.
 */
@Component
public class FileAnswers {

    private static final Duration FRESH = Duration.ofDays(7);

    /** The answer to a GET; photos, recordings and videos are shown, documents are saved. */
    // [impl->rule~attachment.type~1]
    public ResponseEntity<Resource> of(Content content) {
        var type = MediaType.parseMediaType(content.mediaType());
        var shown = !type.getType().equals("application") && !type.getType().equals("text");
        var disposition =
                (shown ? ContentDisposition.inline() : ContentDisposition.attachment())
                        .filename(content.name(), StandardCharsets.UTF_8)
                        .build();
        return ResponseEntity.ok()
                .contentType(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .eTag(content.sha256())
                .cacheControl(CacheControl.maxAge(FRESH).cachePrivate())
                .body(new StoredBytes(content));
    }

    private static final class StoredBytes extends AbstractResource {

        private final Content content;

        StoredBytes(Content content) {
            this.content = content;
        }

        @Override
        public boolean exists() {
            return true;
        }

        @Override
        public long contentLength() throws IOException {
            return content.source().length();
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return content.source().open();
        }

        @Override
        public String getDescription() {
            return "stored file " + content.sha256();
        }
    }
}
