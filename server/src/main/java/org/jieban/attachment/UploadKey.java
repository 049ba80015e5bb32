package org.jieban.attachment;

/**
 * A file that was uploaded without a log-in, with the key that proves it; the {@code attachments} of
 * the public's requests.
 *
 * @param key as answered to the upload
 */
public record UploadKey(long id, String key) {

    @Override
    public String toString() {
        return "UploadKey[id=" + id + ", …]";
    }
}
