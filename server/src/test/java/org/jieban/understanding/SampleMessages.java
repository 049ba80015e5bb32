package org.jieban.understanding;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Invented messages of three kinds, in words that each kind has to itself and words that all share. */
final class SampleMessages {

    private static final List<List<String>> TELLING =
            List.of(
                    List.of("路灯", "坑洼", "井盖", "路面", "人行道"),
                    List.of("学校", "老师", "学费", "幼儿园", "招生"),
                    List.of("社保", "工资", "退休", "养老金", "劳动合同"));
    private static final List<String> COMMON =
            List.of("请尽快处理", "一直没有人管", "希望领导重视", "我们小区", "反映多次", "谢谢");
    static final List<String> LABELS = List.of("城建", "教育", "社保");

    private SampleMessages() {}

    static List<Labelled> of(int count, long seed) {
        var random = new Random(seed);
        var messages = new ArrayList<Labelled>();
        for (int at = 0; at < count; at++) {
            int kind = at % LABELS.size();
            var body = new StringBuilder();
            for (int part = 0; part < 6; part++) {
                body.append(
                        random.nextInt(3) == 0
                                ? pick(TELLING.get(kind), random)
                                : pick(COMMON, random));
                body.append((char) ('一' + random.nextInt(2000)));
            }
            messages.add(
                    new Labelled(
                            new Wording(
                                    pick(TELLING.get(kind), random) + "问题" + at, body.toString()),
                            LABELS.get(kind)));
        }
        return messages;
    }

    private static String pick(List<String> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }
}
