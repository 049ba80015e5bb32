package org.jieban.place;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jieban.text.Words;
import org.jspecify.annotations.Nullable;

/**
 * Names that differ from a text in one character: a wrong one, a missing one, one too many, or two
 * changed over. What is left of both when one character is taken out is compared by its hash.
 */
final class Spelling {

    private static final int SHORTEST = 3;
    private static final int LONGEST = 14;
    // another direction, number or kind of place is another place and no slip
    private static final String TELLING = "东南西北中前后上下大小新老内外一二三四五六七八九十甲乙丙丁";
    private static final String NUMBERS = "一二三四五六七八九十第";
    private static final String KINDS = "街路里园苑院村庄区桥门寺营店关屯坊巷";
    private static final java.util.regex.Pattern HAN =
            java.util.regex.Pattern.compile("[\\u4e00-\\u9fff]{2}");
    private static final String SURNAMED = "各家庄营屯坟村";

    /**
     * @param written how it is compared, with its ending where the name alone is too short
     * @param length of the name without that ending
     */
    private record Key(String written, int length, NameIndex.Entry entry) {}

    /**
     * A misspelt name.
     *
     * @param until where it ends with its ending
     * @param at where it differs
     * @param trust 0 to 1, before the context is known
     */
    record Slip(
            int from, int until, int at, NameIndex.Entry entry, boolean withEnding, double trust) {}

    private final List<Key> keys = new ArrayList<>();
    private final long[] hashes;
    private final int[] owners;
    // which hashes may be there: most windows of a text are turned away by one bit
    private final long[] bits = new long[1 << 15];
    private final Syllables syllables = Syllables.read();

    Spelling(NameIndex index) {
        for (var entry : index.entries()) {
            add(entry);
        }
        int size = keys.stream().mapToInt(key -> key.written().length() + 1).sum();
        var rows = new long[size][2];
        int at = 0;
        for (int i = 0; i < keys.size(); i++) {
            var written = keys.get(i).written();
            for (int gap = -1; gap < written.length(); gap++) {
                rows[at][0] = hash(written, 0, written.length(), gap);
                rows[at++][1] = i;
            }
        }
        Arrays.sort(rows, (one, other) -> Long.compare(one[0], other[0]));
        hashes = new long[size];
        owners = new int[size];
        for (int i = 0; i < size; i++) {
            hashes[i] = rows[i][0];
            owners[i] = (int) rows[i][1];
            int bit = bit(hashes[i]);
            bits[bit >>> 6] |= 1L << bit;
        }
    }

    private void add(NameIndex.Entry entry) {
        var name = entry.name();
        if (!HAN.matcher(name).find()
                || name.length() > LONGEST
                || name.matches(".*(?:居委会|委员会|村委会|生活区|开发区|基地)")) {
            return;
        }
        if (name.length() >= SHORTEST && !entry.ordinary()) {
            int ending = name.matches(".+(?:街道|地区)") ? 2 : name.matches(".+[镇乡]") ? 1 : 0;
            keys.add(new Key(name, name.length() - ending, entry));
        }
        if (name.length() == 2 || name.length() == 3) {
            for (var sense : entry.senses()) {
                if (sense.kind() == Sense.Kind.NAME) {
                    add(new Key(name + ending(sense.place()), name.length(), entry));
                }
            }
        }
    }

    private void add(Key key) {
        if (keys.isEmpty() || !keys.getLast().equals(key)) {
            keys.add(key);
        }
    }

    private static String ending(Place place) {
        return switch (place.level()) {
            case DISTRICT -> "区";
            case STREET -> {
                var name = place.name();
                yield name.endsWith("镇")
                        ? "镇"
                        : name.endsWith("乡") ? "乡" : name.endsWith("地区") ? "地区" : "街道";
            }
            case COMMUNITY ->
                    place.name().contains("社区") || !place.name().contains("村") ? "社区" : "村";
        };
    }

    /** All misspelt names in a part of a text. */
    // [impl->rule~place.slip~1]
    List<Slip> slips(String text, int begin, int end) {
        var slips = new ArrayList<Slip>();
        for (int from = begin; from < end; from++) {
            for (int until = from + 2; until <= Math.min(end, from + LONGEST + 1); until++) {
                if (!isName(text.charAt(until - 1)) || !isName(text.charAt(from))) {
                    break;
                }
                look(text, from, until, slips);
            }
        }
        return slips;
    }

    private static boolean isName(char c) {
        return c >= '\u4e00' && c <= '\u9fff' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z';
    }

    private void look(String text, int from, int until, List<Slip> slips) {
        for (int gap = -1; gap < until - from; gap++) {
            long hash = hash(text, from, until, gap);
            int bit = bit(hash);
            if ((bits[bit >>> 6] & 1L << bit) == 0) {
                continue;
            }
            int found = Arrays.binarySearch(hashes, hash);
            if (found < 0) {
                continue;
            }
            while (found > 0 && hashes[found - 1] == hash) {
                found--;
            }
            for (int i = found; i < hashes.length && hashes[i] == hash; i++) {
                var slip = slip(text, from, until, keys.get(owners[i]));
                if (slip != null && !slips.contains(slip)) {
                    slips.add(slip);
                }
            }
        }
    }

    private @Nullable Slip slip(String text, int from, int until, Key key) {
        var seen = text.substring(from, until);
        double trust = trust(seen, key);
        boolean ending = key.written().length() > key.length();
        if (trust <= 0 || Words.isOrdinary(seen)) {
            return null;
        }
        if (!ending && Suffix.at(text, until) != null) {
            trust = 1 - (1 - trust) * 0.6;
        }
        return new Slip(from, until, from + same(seen, key.written()), key.entry(), ending, trust);
    }

    private double trust(String seen, Key key) {
        var written = key.written();
        int same = same(seen, written);
        if (same >= key.length() || isAllTelling(written, same, key.length())) {
            return 0;
        }
        var seenRest = seen.substring(same);
        var writtenRest = written.substring(same);
        boolean ending = written.length() > key.length();
        int length = key.length();
        if (seen.length() == written.length()) {
            if (seenRest.substring(1).equals(writtenRest.substring(1))) {
                return wrong(seen.charAt(same), written.charAt(same), same, key, ending);
            }
            boolean changedOver =
                    seenRest.length() > 1
                            && same + 1 < length
                            && seenRest.charAt(0) == writtenRest.charAt(1)
                            && seenRest.charAt(1) == writtenRest.charAt(0)
                            && seenRest.substring(2).equals(writtenRest.substring(2));
            return changedOver ? length > 3 ? 0.88 : length == 3 ? 0.7 : ending ? 0.6 : 0 : 0;
        }
        if (seen.length() + 1 == written.length() && seenRest.equals(writtenRest.substring(1))) {
            double missing = missing(written.charAt(same), length, ending);
            return same == 0 && !ending ? missing * 0.5 : missing;
        }
        if (seen.length() == written.length() + 1 && seenRest.substring(1).equals(writtenRest)) {
            return tooMany(seenRest.charAt(0), same, length, ending);
        }
        return 0;
    }

    /** Whether only numbers are left of the name without the character at hand. */
    private static boolean isAllTelling(String name, int without, int length) {
        for (int i = 0; i < length; i++) {
            if (i != without && NUMBERS.indexOf(name.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    private static int same(String one, String other) {
        int same = 0;
        int shorter = Math.min(one.length(), other.length());
        while (same < shorter && one.charAt(same) == other.charAt(same)) {
            same++;
        }
        return same;
    }

    private double wrong(char seen, char written, int at, Key key, boolean ending) {
        int length = key.length();
        boolean telling = TELLING.indexOf(seen) >= 0 && TELLING.indexOf(written) >= 0;
        if (telling || Character.isDigit(seen)) {
            return 0;
        }
        if (syllables.alike(seen, written)) {
            return length > 3 ? 0.92 : length == 3 ? 0.84 : ending ? 0.8 : 0;
        }
        if (KINDS.indexOf(seen) >= 0 && KINDS.indexOf(written) >= 0) {
            return 0;
        }
        boolean surnamed = at == 0 && SURNAMED.indexOf(key.entry().name().charAt(1)) >= 0;
        if (syllables.nearlyAlike(seen, written)) {
            return length > 3 ? 0.87 : length == 3 ? surnamed ? 0.4 : 0.75 : ending ? 0.65 : 0;
        }
        if (surnamed || TELLING.indexOf(seen) >= 0) {
            return 0.15;
        }
        if (at == 0 && length > 3) {
            return length > 4 ? 0.7 : 0.4;
        }
        return length > 4
                ? 0.86
                : length == 4 ? 0.74 : length == 3 ? ending ? 0.62 : 0.3 : ending ? 0.25 : 0;
    }

    private static double missing(char lost, int length, boolean ending) {
        double trust =
                length > 4 ? 0.85 : length == 4 ? 0.7 : length == 3 ? ending ? 0.5 : 0.12 : 0;
        return TELLING.indexOf(lost) >= 0 ? trust * 0.85 : trust;
    }

    private static double tooMany(char extra, int at, int length, boolean ending) {
        if (TELLING.indexOf(extra) >= 0) {
            return 0;
        }
        if (at == 0) {
            return 0;
        }
        return length > 3 ? 0.8 : length == 3 ? 0.6 : ending ? 0.35 : 0;
    }

    private static int bit(long hash) {
        return (int) (hash >>> 40) & (1 << 21) - 1;
    }

    private static long hash(String text, int from, int until, int gap) {
        long hash = 1125899906842597L;
        for (int i = from; i < until; i++) {
            if (i - from != gap) {
                hash = hash * 0x9E3779B97F4A7C15L + text.charAt(i) + 1;
                hash ^= hash >>> 29;
            }
        }
        return hash;
    }
}
