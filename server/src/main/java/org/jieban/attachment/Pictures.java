package org.jieban.attachment;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.Orientation;
import org.jieban.shared.ProblemException;
import org.springframework.stereotype.Component;

/**
 * Makes small pictures of photos. They are drawn anew from the pixels, so nothing that the camera
 * wrote into the file can be in them. One photo is read at a time, and never at full size when it is
 * large: a photo of 50 million pixels must not take the node down.
 */
@Component
class Pictures {

    /**
     * What was made of a photo, both as JPEG.
     *
     * @param width of the photo itself, upright
     */
    record Made(int width, int height, byte[] thumbnail, byte[] publicCopy) {}

    private static final int THUMBNAIL_EDGE = 320;
    private static final int PUBLIC_EDGE = 1600;
    private static final double QUALITY = 0.82;

    private final Semaphore oneAtATime = new Semaphore(1, true);
    private final long mostPixels;

    Pictures(AttachmentSettings settings) {
        mostPixels = settings.limits().pixels();
        ImageIO.setUseCache(false);
        // readers in the jar are found by the class loader of the thread that asks first
        ImageIO.scanForPlugins();
    }

    // [impl->rule~attachment.position~1]
    Made make(Path photo, FileType type, PhotoRecord taken) throws IOException {
        oneAtATime.acquireUninterruptibly();
        try (ImageInputStream in = ImageIO.createImageInputStream(photo.toFile())) {
            var reader = ImageIO.getImageReadersByMIMEType(type.mediaType()).next();
            try {
                reader.setInput(in, true, true);
                return make(reader, taken);
            } finally {
                reader.dispose();
            }
        } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException unreadable) {
            throw new ProblemException(AttachmentProblem.UNREADABLE);
        } finally {
            oneAtATime.release();
        }
    }

    private Made make(ImageReader reader, PhotoRecord taken) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if ((long) width * height > mostPixels) {
            throw new ProblemException(
                    AttachmentProblem.TOO_MANY_PIXELS, Map.of("limit", mostPixels));
        }
        var parameters = reader.getDefaultReadParam();
        int step = Math.max(1, Math.max(width, height) / PUBLIC_EDGE);
        parameters.setSourceSubsampling(step, step, 0, 0);
        var upright = turned(onWhite(reader.read(0, parameters)), taken.orientation());
        return new Made(
                taken.liesOnItsSide() ? height : width,
                taken.liesOnItsSide() ? width : height,
                jpeg(upright, THUMBNAIL_EDGE),
                jpeg(upright, PUBLIC_EDGE));
    }

    /** JPEG knows no transparency. */
    private static BufferedImage onWhite(BufferedImage image) {
        var opaque =
                new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        var graphics = opaque.createGraphics();
        graphics.drawImage(image, 0, 0, Color.WHITE, null);
        graphics.dispose();
        return opaque;
    }

    private static BufferedImage turned(BufferedImage image, int orientation) {
        return ExifFilterUtils.getFilterForOrientation(Orientation.typeOf(orientation))
                .apply(image);
    }

    private static byte[] jpeg(BufferedImage image, int edge) throws IOException {
        double scale = Math.min(1, (double) edge / Math.max(image.getWidth(), image.getHeight()));
        var out = new ByteArrayOutputStream();
        Thumbnails.of(image)
                .scale(scale)
                .imageType(BufferedImage.TYPE_INT_RGB)
                .outputFormat("jpg")
                .outputQuality(QUALITY)
                .toOutputStream(out);
        return out.toByteArray();
    }
}
