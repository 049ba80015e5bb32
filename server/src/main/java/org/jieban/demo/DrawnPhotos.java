package org.jieban.demo;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import org.jieban.attachment.AttachmentId;
import org.jieban.attachment.Attachments;
import org.jieban.attachment.Upload;
import org.jieban.casefile.Act;
import org.jieban.casefile.CareAct;
import org.jieban.casefile.ReturnAct;
import org.jieban.identity.Actor;
import org.springframework.stereotype.Component;

/** Photos for acts of the demo that cannot be without: drawn, since nobody was there. */
@Component
class DrawnPhotos {

    /** In a planned act: one photo, which is drawn when the act is done. */
    static final List<String> TO_BE_TAKEN = List.of("0");

    private static final int SCENES = 16;
    private static final int WIDTH = 480;
    private static final int HEIGHT = 320;

    private record Scene(int no, boolean mended) {}

    private final Attachments attachments;
    private final Map<Scene, AttachmentId> drawn = new ConcurrentHashMap<>();

    DrawnPhotos(Attachments attachments) {
        this.attachments = attachments;
    }

    /**
     * The act with photos that its actor has taken, where it speaks of some; otherwise the act itself.
     *
     * @param seed the same one draws the same photos
     */
    Act in(Act act, Supplier<Actor> actor, long seed) {
        return switch (act) {
            case CareAct.CheckSite look ->
                    new CareAct.CheckSite(
                            look.checks(),
                            taken(look.before(), actor, "办理前", seed, false),
                            taken(look.after(), actor, "办理后", seed, true),
                            look.lat(),
                            look.lon());
            case ReturnAct.AskReturn ask ->
                    new ReturnAct.AskReturn(
                            ask.ground(),
                            ask.reason(),
                            taken(ask.attachments(), actor, "退单证据", seed, false));
            case ReturnAct.OpenDispute open ->
                    new ReturnAct.OpenDispute(
                            open.ground(),
                            open.text(),
                            open.others(),
                            taken(open.attachments(), actor, "现场", seed, false));
            case CareAct.AskUnreasonable ask ->
                    new CareAct.AskUnreasonable(
                            ask.ground(),
                            ask.reason(),
                            taken(ask.attachments(), actor, "办理材料", seed, false));
            default -> act;
        };
    }

    private List<String> taken(
            List<String> wanted, Supplier<Actor> actor, String name, long seed, boolean mended) {
        return wanted.stream()
                .map(_ -> taken(actor.get(), name + ".png", Math.floorMod(seed, SCENES), mended))
                .toList();
    }

    private String taken(Actor actor, String name, int scene, boolean mended) {
        var one = new Scene(scene, mended);
        var known = drawn.get(one);
        var id =
                Optional.ofNullable(known)
                        .flatMap(same -> attachments.uploadAgain(same, name, actor))
                        .orElseGet(() -> upload(actor, name, one));
        drawn.putIfAbsent(one, id);
        return String.valueOf(id.value());
    }

    private AttachmentId upload(Actor actor, String name, Scene scene) {
        try {
            var photo =
                    new Upload(name, new ByteArrayInputStream(drawn(scene.no(), scene.mended())));
            return attachments.upload(photo, actor).id();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** A road below a sky, in colours of its own; with a hole in it until it is mended. */
    private static byte[] drawn(int scene, boolean mended) throws IOException {
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        float hue = scene / (float) SCENES;
        pen.setColor(Color.getHSBColor(0.55f, 0.25f, 0.93f));
        pen.fillRect(0, 0, WIDTH, HEIGHT / 2);
        pen.setColor(Color.getHSBColor(hue, 0.2f, 0.55f));
        pen.fillRect(0, HEIGHT / 2, WIDTH, HEIGHT / 2);
        pen.setColor(Color.WHITE);
        for (int x = 20; x < WIDTH; x += 90) {
            pen.fillRect(x, HEIGHT * 3 / 4, 50, 6);
        }
        if (!mended) {
            pen.setColor(Color.getHSBColor(hue, 0.3f, 0.2f));
            pen.fillOval(90 + scene * 15, HEIGHT * 3 / 5, 110, 46);
        }
        pen.dispose();
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }
}
