package org.jieban.understanding;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Arrays of numbers in a file, each with its length in front. */
final class Numbers {

    // more than any model has: a length beyond it means that the file is damaged
    private static final int MOST = 1 << 28;

    private Numbers() {}

    static void write(DataOutput out, byte[] numbers) throws IOException {
        out.writeInt(numbers.length);
        out.write(numbers);
    }

    static void write(DataOutput out, float[] numbers) throws IOException {
        var bytes = ByteBuffer.allocate(numbers.length * Float.BYTES);
        bytes.asFloatBuffer().put(numbers);
        write(out, bytes.array());
    }

    static void write(DataOutput out, long[] numbers) throws IOException {
        var bytes = ByteBuffer.allocate(numbers.length * Long.BYTES);
        bytes.asLongBuffer().put(numbers);
        write(out, bytes.array());
    }

    static byte[] bytes(DataInput in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > MOST) {
            throw new IOException("a length of " + length);
        }
        var bytes = new byte[length];
        in.readFully(bytes);
        return bytes;
    }

    static float[] floats(DataInput in) throws IOException {
        var bytes = bytes(in);
        var numbers = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).asFloatBuffer().get(numbers);
        return numbers;
    }

    static long[] longs(DataInput in) throws IOException {
        var bytes = bytes(in);
        var numbers = new long[bytes.length / Long.BYTES];
        ByteBuffer.wrap(bytes).asLongBuffer().get(numbers);
        return numbers;
    }
}
