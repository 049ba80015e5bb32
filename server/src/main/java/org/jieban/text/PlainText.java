package org.jieban.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Texts in one way of writing, so that they can be compared. */
public final class PlainText {

    /** Stands where a number stood that could identify somebody. */
    public static final String NUMBER = "#";

    // phones, identity numbers, accounts, plates' digits with separators: five digits or more
    private static final Pattern IDENTIFYING = Pattern.compile("\\d(?:[ -]?\\d){4,}[xX]?");
    private static final Pattern MAIL =
            Pattern.compile("[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,}");
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}\\u200b\\ufeff]+");

    private PlainText() {}

    /**
     * The text in one way of writing: full-width letters, digits and signs become the ordinary ones
     * (Unicode NFKC), letters small, any run of spaces one space, none at either end.
     */
    public static String of(String text) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return SPACE.matcher(plain).replaceAll(" ").strip();
    }

    /**
     * The text in nearly one way of writing, each character in its place: full-width letters, digits and
     * signs become the ordinary ones, letters small. For finding a place in the text as it was written.
     */
    public static String inPlace(String text) {
        var plain = new char[text.length()];
        for (int at = 0; at < plain.length; at++) {
            char written = text.charAt(at);
            if (written >= '\uff01' && written <= '\uff5e') {
                written -= 0xfee0;
            } else if (written == '\u3000' || written == '\u00a0') {
                written = ' ';
            }
            plain[at] = Character.toLowerCase(written);
        }
        return new String(plain);
    }

    /**
     * {@link #of} without what identifies people: mail addresses and numbers of five digits or more
     * become {@link #NUMBER}. House numbers, dates and amounts below 10,000 stay.
     */
    public static String withoutIdentity(String text) {
        var plain = MAIL.matcher(of(text)).replaceAll(NUMBER);
        return IDENTIFYING.matcher(plain).replaceAll(NUMBER);
    }
}
