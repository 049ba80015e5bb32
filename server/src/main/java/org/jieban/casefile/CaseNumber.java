package org.jieban.casefile;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.jieban.shared.ProblemException;

/**
 * The number a citizen is told (工单编号): day (6 digits), running number (7 digits) and a Luhn check
 * digit, so that a digit misheard on the phone is noticed before the wrong case is opened.
 */
public record CaseNumber(@JsonValue String value) {

    private static final Pattern SHAPE = Pattern.compile("\\d{14}");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd");

    public CaseNumber {
        if (!SHAPE.matcher(value).matches()
                || checkDigit(value.substring(0, 13)) != value.charAt(13)) {
            throw new IllegalArgumentException("not a case number: " + value);
        }
    }

    /** Whether the text is a case number, blanks and dashes left aside. */
    public static boolean looksRight(String text) {
        var digits = strip(text);
        return SHAPE.matcher(digits).matches()
                && checkDigit(digits.substring(0, 13)) == digits.charAt(13);
    }

    /**
     * The number in a text as people write it, with blanks or dashes.
     *
     * @throws ProblemException {@code case/bad-number}
     */
    public static CaseNumber parse(String text) {
        if (!looksRight(text)) {
            throw new ProblemException(CaseProblem.BAD_NUMBER);
        }
        return new CaseNumber(strip(text));
    }

    static CaseNumber of(LocalDate day, long running) {
        var digits = DAY.format(day) + "%07d".formatted(running % 10_000_000);
        return new CaseNumber(digits + checkDigit(digits));
    }

    private static String strip(String text) {
        return text.replaceAll("[\\s-]", "");
    }

    private static char checkDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighed = i % 2 == 0 ? digit * 2 : digit;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return (char) ('0' + (10 - sum % 10) % 10);
    }

    @Override
    public String toString() {
        return value;
    }
}
