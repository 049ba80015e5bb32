package org.jieban.attachment;

import java.io.IOException;
import java.io.InputStream;

/**
 * Bytes to be handed out.
 *
 * @param sha256 names the bytes, so that they can be cached for ever
 */
public record Content(String mediaType, String name, String sha256, Source source) {

    /** Where the bytes come from. */
    public interface Source {

        /** Opens the bytes from their beginning; may be asked more than once. */
        InputStream open() throws IOException;

        /** How many bytes there are. */
        long length() throws IOException;
    }
}
