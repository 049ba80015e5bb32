package org.jieban.attachment;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;

/** Photos as phones make them, with what the camera writes into them. */
final class PhotoFixture {

    /** Tian'anmen gate: 39° 54' 30" N, 116° 23' 30" E. */
    static final double LAT = 39.908333;

    static final double LON = 116.391667;

    static final String CAMERA = "JiebanPhone-X1";

    private static final int ASCII = 2;
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int RATIONAL = 5;
    private static final int ENTRY = 12;
    private static final int JPEG_HEAD = 2;

    private PhotoFixture() {}

    /** Red above, blue below. */
    static byte[] plain(String format, int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, width, height / 2);
        graphics.setColor(Color.BLUE);
        graphics.fillRect(0, height / 2, width, height - height / 2);
        graphics.dispose();
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }

    /** A JPEG lying on its side (orientation 6), taken 1 March 2026, 10:20:30 at Tian'anmen. */
    static byte[] fromAPhone(int width, int height) {
        byte[] jpeg = plain("jpg", width, height);
        byte[] exif = exif();
        return ByteBuffer.allocate(jpeg.length + exif.length + 4)
                .put(jpeg, 0, JPEG_HEAD)
                .putShort((short) 0xFFE1)
                .putShort((short) (exif.length + 2))
                .put(exif)
                .put(jpeg, JPEG_HEAD, jpeg.length - JPEG_HEAD)
                .array();
    }

    private static byte[] exif() {
        var tiff = ByteBuffer.allocate(400).order(ByteOrder.LITTLE_ENDIAN);
        tiff.put(new byte[] {'I', 'I', 42, 0}).putInt(8);
        int first = 8;
        int texts = 200;
        int exif = 80;
        int gps = 110;
        tiff.position(first).putShort((short) 4);
        entry(tiff, 0x0110, ASCII, CAMERA.length() + 1, texts);
        entry(tiff, 0x0112, SHORT, 1, 6);
        entry(tiff, 0x8769, LONG, 1, exif);
        entry(tiff, 0x8825, LONG, 1, gps);
        tiff.putInt(0);
        tiff.position(exif).putShort((short) 1);
        entry(tiff, 0x9003, ASCII, 20, texts + 40);
        tiff.putInt(0);
        tiff.position(gps).putShort((short) 4);
        entry(tiff, 1, ASCII, 2, 'N');
        entry(tiff, 2, RATIONAL, 3, texts + 80);
        entry(tiff, 3, ASCII, 2, 'E');
        entry(tiff, 4, RATIONAL, 3, texts + 110);
        tiff.putInt(0);
        tiff.position(texts).put(text(CAMERA));
        tiff.position(texts + 40).put(text("2026:03:01 10:20:30"));
        degrees(tiff.position(texts + 80), 39, 54, 30);
        degrees(tiff.position(texts + 110), 116, 23, 30);
        return ByteBuffer.allocate(406).put(text("Exif")).put((byte) 0).put(tiff.array()).array();
    }

    private static void entry(ByteBuffer tiff, int tag, int type, int count, int value) {
        int start = tiff.position();
        tiff.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
        tiff.position(start + ENTRY);
    }

    private static void degrees(ByteBuffer tiff, int... parts) {
        Arrays.stream(parts).forEach(part -> tiff.putInt(part).putInt(1));
    }

    private static byte[] text(String ascii) {
        return (ascii + "\0").getBytes(StandardCharsets.US_ASCII);
    }
}
