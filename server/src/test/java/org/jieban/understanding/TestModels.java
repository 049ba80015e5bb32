package org.jieban.understanding;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.context.ApplicationContext;

/** A model of categories for tests of other modules: learned at once, in force until it is taken away. */
public final class TestModels {

    private static final int OF_EACH = 60;
    private static final AtomicReference<MessageModel> LEARNED = new AtomicReference<>();

    private TestModels() {}

    /** Learns from messages made of these words in any order, by the code of their category. */
    public static void putInForce(ApplicationContext context, Map<String, String> words) {
        var now = context.getBean(Clock.class).instant();
        var model = LEARNED.updateAndGet(known -> known == null ? learned(words) : known);
        context.getBean(ModelShelf.class)
                .keep(
                        new ModelRow(
                                0,
                                Subject.CATEGORY,
                                now,
                                OF_EACH * words.size(),
                                now,
                                now,
                                now,
                                1,
                                1,
                                1,
                                1,
                                1,
                                null,
                                ModelRow.State.IN_FORCE,
                                now,
                                "test",
                                Sureness.SURE),
                        model,
                        List.of());
    }

    /** The same as its file, for a server that runs in a process of its own. */
    public static byte[] file(Map<String, String> words) throws IOException {
        var bytes = new ByteArrayOutputStream();
        learned(words).write(bytes);
        return bytes.toByteArray();
    }

    private static MessageModel learned(Map<String, String> words) {
        var lessons = new ArrayList<Labelled>();
        for (int at = 0; at < OF_EACH; at++) {
            for (var one : new TreeMap<>(words).entrySet()) {
                var said = new ArrayList<>(List.of(one.getValue().split(" ")));
                Collections.shuffle(said, new Random(at));
                lessons.add(
                        new Labelled(
                                new Wording("", String.join("，", said.subList(0, said.size() / 2))),
                                one.getKey()));
            }
        }
        return Training.learn(lessons, 0, 1).model();
    }
}
