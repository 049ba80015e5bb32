package org.jieban.replycheck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Words that belong to one theme: whoever writes 泊位 speaks of 停车. One theme a line. */
final class Themes {

    private static final List<List<String>> ALL = read();

    private Themes() {}

    /** Whether both texts name a word of one theme. */
    static boolean shared(String one, String other) {
        return ALL.stream()
                .anyMatch(theme ->
                        theme.stream().anyMatch(one::contains)
                                && theme.stream().anyMatch(other::contains));
    }

    private static List<List<String>> read() {
        try (var in =
                Objects.requireNonNull(
                        Themes.class.getResourceAsStream("/replycheck/themes.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> List.of(line.split(" ")))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
