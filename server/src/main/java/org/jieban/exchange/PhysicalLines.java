package org.jieban.exchange;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a file as an editor counts them, each decoded on its own, so that bytes that are no
 * text spoil one line and not the file. A name that ends in {@code .gz} is unpacked on the way.
 */
final class PhysicalLines implements Closeable {

    private static final int BUFFER = 1 << 16;

    private final Counting counting;
    private final InputStream in;
    private final Charset charset;
    private final CharsetDecoder strict;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    private final byte[] buffer = new byte[BUFFER];
    private int position;
    private int filled;
    private long number;

    PhysicalLines(Path file, Charset charset) throws IOException {
        this.counting = new Counting(Files.newInputStream(file));
        this.in =
                file.toString().endsWith(".gz")
                        ? new GZIPInputStream(new BufferedInputStream(counting, BUFFER), BUFFER)
                        : counting;
        this.charset = charset;
        this.strict =
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /**
     * One line without its end.
     *
     * @param number counted from 1
     * @param readable whether all of it is text in the file's encoding
     */
    record Line(long number, String text, boolean readable) {}

    /** The next line, or null at the end. */
    @Nullable Line next() throws IOException {
        bytes.reset();
        boolean any = false;
        while (position < filled || fill()) {
            any = true;
            int from = position;
            while (position < filled && buffer[position] != '\n') {
                position++;
            }
            bytes.write(buffer, from, position - from);
            if (position < filled) {
                position++;
                break;
            }
        }
        if (!any) {
            return null;
        }
        number++;
        return line(bytes.toByteArray());
    }

    private Line line(byte[] raw) {
        int length = raw.length;
        if (length > 0 && raw[length - 1] == '\r') {
            length--;
        }
        String text;
        boolean readable = true;
        try {
            text = strict.decode(ByteBuffer.wrap(raw, 0, length)).toString();
        } catch (CharacterCodingException notText) {
            text = new String(raw, 0, length, charset);
            readable = false;
        }
        if (number == 1 && charset.equals(StandardCharsets.UTF_8) && text.startsWith("\uFEFF")) {
            text = text.substring(1);
        }
        return new Line(number, text, readable && text.indexOf('\0') < 0);
    }

    private boolean fill() throws IOException {
        position = 0;
        filled = Math.max(in.read(buffer), 0);
        return filled > 0;
    }

    /** How much of the file on disk was read, in bytes. */
    long read() {
        return counting.read;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private static final class Counting extends FilterInputStream {

        private long read;

        Counting(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            read += one < 0 ? 0 : 1;
            return one;
        }

        @Override
        public int read(byte[] to, int from, int length) throws IOException {
            int some = super.read(to, from, length);
            read += Math.max(some, 0);
            return some;
        }
    }
}
