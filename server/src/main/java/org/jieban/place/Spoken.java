package org.jieban.place;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;

/**
 * A text as it is compared with names: no spaces, ordinary letters and digits, numbers below a hundred
 * in Chinese (1区 is 一区). Knows where each character came from.
 */
record Spoken(String original, String text, int[] origins) {

    private static final String NUMERALS = "零一二三四五六七八九";
    private static final int HUNDRED = 100;

    static Spoken of(String original) {
        var plain = new StringBuilder(original.length());
        var at = new int[original.length() * 4 + 4];
        for (int i = 0; i < original.length(); i++) {
            char c = original.charAt(i);
            var normal = isPlain(c) ? String.valueOf(c) : normal(c);
            for (int k = 0; k < normal.length(); k++) {
                char one = normal.charAt(k);
                if (Character.isWhitespace(one) || one == '\u200b' || one == '\ufeff') {
                    continue;
                }
                if (plain.length() >= at.length) {
                    at = Arrays.copyOf(at, at.length * 2);
                }
                at[plain.length()] = i;
                plain.append(one);
            }
        }
        return numbersInChinese(original, plain, at);
    }

    /** The text alone. */
    static String plain(String original) {
        return of(original).text();
    }

    private static boolean isPlain(char c) {
        return c >= '\u4e00' && c <= '\u9fff';
    }

    private static String normal(char c) {
        if (Character.isSurrogate(c)) {
            return String.valueOf(c);
        }
        return Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT);
    }

    private static Spoken numbersInChinese(String original, StringBuilder plain, int[] at) {
        var text = new StringBuilder(plain.length() + 8);
        var origins = new int[plain.length() * 2 + 1];
        int i = 0;
        while (i < plain.length()) {
            int end = i;
            while (end < plain.length() && isDigit(plain.charAt(end))) {
                end++;
            }
            if (end > i && end - i <= 2 && plain.charAt(i) != '0') {
                int origin = at[i];
                for (char c : chinese(Integer.parseInt(plain.substring(i, end))).toCharArray()) {
                    origins[text.length()] = origin;
                    text.append(c);
                }
                i = end;
                continue;
            }
            int until = Math.max(end, i + 1);
            for (; i < until; i++) {
                origins[text.length()] = at[i];
                text.append(plain.charAt(i));
            }
        }
        return new Spoken(original, text.toString(), Arrays.copyOf(origins, text.length()));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static String chinese(int number) {
        if (number >= HUNDRED) {
            return String.valueOf(number);
        }
        int tens = number / 10;
        int ones = number % 10;
        if (tens == 0) {
            return String.valueOf(NUMERALS.charAt(ones));
        }
        return (tens == 1 ? "" : String.valueOf(NUMERALS.charAt(tens)))
                + "十"
                + (ones == 0 ? "" : String.valueOf(NUMERALS.charAt(ones)));
    }

    /** The words of the original between two characters of the plain text, the last exclusive. */
    String words(int from, int until) {
        int start = origins[from];
        int end = until < origins.length ? origins[until] : original.length();
        return original.substring(start, Math.max(start, end)).strip();
    }
}
