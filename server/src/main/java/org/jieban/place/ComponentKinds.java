package org.jieban.place;

import java.util.List;

/** Which kinds of components a text may be about: by the kind's own name, and by what people call it. */
final class ComponentKinds {

    private static final List<List<String>> ALIKE =
            List.of(
                    List.of("路灯", "灯杆", "灯不亮", "照明"),
                    List.of("井盖", "窨井", "马葫芦", "检查井", "雨水箅"),
                    List.of("垃圾桶", "垃圾箱", "果皮箱", "垃圾"),
                    List.of("消火栓", "消防栓"),
                    List.of("红绿灯", "信号灯"),
                    List.of("公交站", "站牌", "候车亭"),
                    List.of("行道树", "古树", "树木", "大树"),
                    List.of("护栏", "栏杆", "隔离"),
                    List.of("电杆", "电线杆"),
                    List.of("座椅", "长椅"));

    private ComponentKinds() {}

    // [impl->rule~place.component~1]
    static boolean fits(String kind, String text) {
        return text.contains(kind)
                || ALIKE.stream()
                        .filter(words -> words.stream().anyMatch(kind::contains))
                        .anyMatch(words -> words.stream().anyMatch(text::contains));
    }
}
