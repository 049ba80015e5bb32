package org.jieban.place;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/** Words that are names of places as well, and mostly are not meant as such. */
final class OrdinaryWords {

    private OrdinaryWords() {}

    static Set<String> shipped() {
        try (var file = OrdinaryWords.class.getResourceAsStream("/place/ordinary-words.txt")) {
            if (file == null) {
                throw new IllegalStateException("Not in the jar: ordinary-words.txt");
            }
            return new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> java.util.Arrays.stream(line.strip().split(" +")))
                    .filter(word -> !word.isEmpty())
                    .collect(Collectors.toSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
