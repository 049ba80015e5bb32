package org.jieban.claimant;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A phone number in its one written form, however it was typed: mobiles as 11 digits, landlines with
 * their area code and no dash, 400 and 800 numbers as 10 digits, others with + and country code; an
 * extension after {@code x}.
 *
 * @param value the written form; the key for look-up is made of it, so it must never change
 */
record PhoneNumber(String value) {

    private static final int LONGEST_INPUT = 40;
    private static final Pattern EXTENSION =
            Pattern.compile("^(.*?\\d)(?:转|分机|ext\\.?|x|#)(\\d{1,6})$");
    private static final Pattern SEPARATORS = Pattern.compile("[\\s\\p{Pd}().·/]+");
    private static final Pattern CHINA = Pattern.compile("^(?:\\+|00)86");
    private static final Pattern CHINA_WITHOUT_PLUS = Pattern.compile("^86(?=1[3-9]\\d{9}$)");
    private static final Pattern MOBILE = Pattern.compile("1[3-9]\\d{9}");
    private static final Pattern LANDLINE =
            Pattern.compile("0(?:10|2\\d)\\d{8}|0[3-9]\\d{2}\\d{7,8}");
    private static final Pattern SERVICE = Pattern.compile("[48]00\\d{7}");
    private static final Pattern ABROAD = Pattern.compile("\\+(?!86)[1-9]\\d{6,14}");
    private static final Pattern NO_AREA_CODE = Pattern.compile("[2-8]\\d{6,7}");

    /** What typing can turn out to be. */
    sealed interface Reading {
        /** A number that can be called. */
        record Read(PhoneNumber phone) implements Reading {}

        /** A landline without its area code: it cannot be told which city it is in. */
        record AreaCodeMissing() implements Reading {}

        /** No phone number. */
        record Unreadable() implements Reading {}
    }

    static Reading read(String typed) {
        if (typed.length() > LONGEST_INPUT) {
            return new Reading.Unreadable();
        }
        var plain =
                Normalizer.normalize(typed, Normalizer.Form.NFKC)
                        .toLowerCase(java.util.Locale.ROOT);
        var line = SEPARATORS.matcher(plain).replaceAll("");
        var extension = "";
        var split = EXTENSION.matcher(line);
        if (split.matches()) {
            line = split.group(1);
            extension = "x" + split.group(2);
        }
        line = national(line);
        if (isWhole(line)) {
            return new Reading.Read(new PhoneNumber(line + extension));
        }
        return NO_AREA_CODE.matcher(line).matches()
                ? new Reading.AreaCodeMissing()
                : new Reading.Unreadable();
    }

    static Optional<PhoneNumber> of(String typed) {
        return read(typed) instanceof Reading.Read(PhoneNumber phone)
                ? Optional.of(phone)
                : Optional.empty();
    }

    /** The number without its extension. */
    String line() {
        int extension = value.indexOf('x');
        return extension < 0 ? value : value.substring(0, extension);
    }

    private static boolean isWhole(String line) {
        return MOBILE.matcher(line).matches()
                || LANDLINE.matcher(line).matches()
                || SERVICE.matcher(line).matches()
                || ABROAD.matcher(line).matches();
    }

    private static String national(String line) {
        var china = CHINA.matcher(line);
        if (china.find()) {
            var rest = line.substring(china.end());
            return MOBILE.matcher(rest).matches()
                            || SERVICE.matcher(rest).matches()
                            || rest.startsWith("0")
                    ? rest
                    : "0" + rest;
        }
        if (line.startsWith("00")) {
            return "+" + line.substring(2);
        }
        return CHINA_WITHOUT_PLUS.matcher(line).replaceFirst("");
    }

    // [impl->rule~privacy.silence~1]
    @Override
    public String toString() {
        return "PhoneNumber[…]";
    }
}
