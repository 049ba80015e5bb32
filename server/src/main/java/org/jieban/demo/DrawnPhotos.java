package org.jieban.demo;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.jieban.attachment.Attachments;
import org.jieban.attachment.Upload;
import org.jieban.casefile.Act;
import org.jieban.casefile.CareAct;
import org.jieban.identity.Actor;
import org.springframework.stereotype.Component;

/** Photos for acts of the demo's present that cannot be without: drawn, since nobody was there. */
@Component
class DrawnPhotos {

    private static final int WIDTH = 480;
    private static final int HEIGHT = 320;

    private final Attachments attachments;

    DrawnPhotos(Attachments attachments) {
        this.attachments = attachments;
    }

    /** The act with a photo that its actor has taken, where it needs one; otherwise the act itself. */
    Act in(Act act, Actor actor, long seed) {
        return act instanceof CareAct.CheckSite look
                ? new CareAct.CheckSite(
                        look.checks(),
                        List.of(),
                        List.of(taken(actor, seed)),
                        look.lat(),
                        look.lon())
                : act;
    }

    private String taken(Actor actor, long seed) {
        try {
            var photo = new Upload("现场.png", new ByteArrayInputStream(drawn(seed)));
            return String.valueOf(attachments.upload(photo, actor).id().value());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** A road below a sky, in colours of its own. */
    private static byte[] drawn(long seed) throws IOException {
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        float hue = Math.floorMod(seed, 100) / 100f;
        pen.setColor(Color.getHSBColor(0.55f, 0.25f, 0.93f));
        pen.fillRect(0, 0, WIDTH, HEIGHT / 2);
        pen.setColor(Color.getHSBColor(hue, 0.2f, 0.55f));
        pen.fillRect(0, HEIGHT / 2, WIDTH, HEIGHT / 2);
        pen.setColor(Color.WHITE);
        for (int x = 20; x < WIDTH; x += 90) {
            pen.fillRect(x, HEIGHT * 3 / 4, 50, 6);
        }
        pen.dispose();
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }
}
