package org.jieban.place;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How characters sound, without tones: typing and listening mix up what sounds alike. Read from the
 * table of single characters that HanLP brings, which is smaller than HanLP's own dictionary of it.
 */
final class Syllables {

    private static final String TABLE = "/data/dictionary/pinyin/pinyin.txt";

    private final Map<Character, List<String>> sounds = new HashMap<>();
    private final Map<List<String>, List<String>> known = new HashMap<>();

    private Syllables() {}

    static Syllables read() {
        var syllables = new Syllables();
        try (var file = com.hankcs.hanlp.HanLP.class.getResourceAsStream(TABLE)) {
            if (file == null) {
                return syllables;
            }
            var lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8));
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                int equals = line.indexOf('=');
                if (equals == 1) {
                    syllables.add(line.charAt(0), line.substring(2));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return syllables;
    }

    private void add(char character, String read) {
        var all = new ArrayList<String>(2);
        for (var one : read.split(",")) {
            var plain = one.replaceAll("[0-9]", "").strip().intern();
            if (!all.contains(plain)) {
                all.add(plain);
            }
        }
        sounds.put(character, known.computeIfAbsent(List.copyOf(all), same -> same));
    }

    /** Whether two characters can sound the same. */
    boolean alike(char one, char other) {
        return shared(one, other, false);
    }

    /** Whether they can sound the same where n is l, an is ang, and z is zh. */
    boolean nearlyAlike(char one, char other) {
        return shared(one, other, true);
    }

    private boolean shared(char one, char other, boolean loosely) {
        for (var a : sounds.getOrDefault(one, List.of())) {
            for (var b : sounds.getOrDefault(other, List.of())) {
                if (loosely ? loose(a).equals(loose(b)) : a.equals(b)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String loose(String syllable) {
        var loose = syllable.replaceFirst("^([zcs])h", "$1").replaceFirst("^n(?=[^g])", "l");
        return loose.replaceFirst("ng$", "n");
    }
}
