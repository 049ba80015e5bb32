package org.jieban.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * Where bytes lie: each once, under its SHA-256. A directory today; an object store can take its
 * place.
 */
interface AttachmentStore {

    /**
     * Bytes that have arrived whole but are not kept yet.
     *
     * @param file in a private place of this node
     */
    record Staged(Path file, String sha256, long bytes) {}

    /** The stream was longer than allowed; nothing of it is left. */
    final class TooLong extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Takes in a stream, hashing on the way; when it breaks off, nothing of it is left.
     *
     * @param limit most bytes that are taken
     */
    Staged stage(InputStream content, long limit) throws IOException;

    /** Makes staged bytes lasting; the same bytes again are the same file. */
    void keep(Staged staged) throws IOException;

    /** Takes away what was staged, if it is still there. */
    void drop(Staged staged) throws IOException;

    /** Opens kept bytes for reading. */
    InputStream open(String sha256) throws IOException;

    /** How many bytes are kept under this hash. */
    long length(String sha256) throws IOException;

    /** Takes away kept bytes; whoever asks has made sure that nobody needs them. */
    void delete(String sha256) throws IOException;
}
