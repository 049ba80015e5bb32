package org.jieban.danger;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The learned voice that comes with the program, so that no start of the server waits for it to be
 * learned. It names the phrasings and words that it was learned from.
 */
final class VoiceFile {

    static final String SHIPPED = "/danger/voice.bin";

    private VoiceFile() {}

    /**
     * What is kept of a voice.
     *
     * @param source checksum of what it was learned from
     * @param parts names of the parts of texts, in the order of their weights
     * @param weights in thousandths: for danger first, then for each kind; one more than parts, for any text
     */
    @SuppressWarnings("ArrayRecordComponent") // never leaves this package, and nobody compares it
    record Kept(String source, String[] parts, short[][] weights) {}

    static Kept shipped() {
        try (var in = new DataInputStream(new GZIPInputStream(resource(SHIPPED)))) {
            var source = in.readUTF();
            var parts = new String[in.readInt()];
            for (int at = 0; at < parts.length; at++) {
                parts[at] = in.readUTF();
            }
            var weights = new short[in.readInt()][parts.length + 1];
            for (var list : weights) {
                for (int at = 0; at < list.length; at++) {
                    list[at] = in.readShort();
                }
            }
            return new Kept(source, parts, weights);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static void write(Kept kept, OutputStream to) throws IOException {
        try (var out = new DataOutputStream(new GZIPOutputStream(to))) {
            out.writeUTF(kept.source());
            out.writeInt(kept.parts().length);
            for (var part : kept.parts()) {
                out.writeUTF(part);
            }
            out.writeInt(kept.weights().length);
            for (var list : kept.weights()) {
                for (short weight : list) {
                    out.writeShort(weight);
                }
            }
        }
    }

    /** Checksum of the phrasings and words that come with the program. */
    static String source() {
        try (var phrasings = resource(Phrasing.TO_LEARN_FROM);
                var words = resource(DangerWords.SHIPPED)) {
            var sum = MessageDigest.getInstance("SHA-256");
            sum.update(phrasings.readAllBytes());
            sum.update(words.readAllBytes());
            return HexFormat.of().formatHex(sum.digest());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(VoiceFile.class.getResourceAsStream(name), name);
    }
}
