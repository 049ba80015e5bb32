package org.jieban.shared;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What bodies of requests say, read as the modules want it. */
public final class Bodies {

    private Bodies() {}

    /** Says that a field does not hold what it should. */
    public static ProblemException invalid(String pointer, String code) {
        return ProblemException.invalid(new FieldProblem(pointer, code));
    }

    /**
     * What has to be there.
     *
     * @throws ProblemException {@code shared/invalid} with the field where it is not
     */
    public static <T> T required(@Nullable T value, String pointer) {
        if (value == null) {
            throw invalid(pointer, "required");
        }
        return value;
    }

    /** Words without blanks around them; empty where nothing was said. */
    public static String text(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    public static List<String> texts(@Nullable List<String> texts) {
        return texts == null ? List.of() : texts.stream().map(Bodies::text).toList();
    }

    /** Numbers of attachments as acts carry them. */
    public static List<String> ids(@Nullable List<Long> attachments) {
        return attachments == null ? List.of() : attachments.stream().map(String::valueOf).toList();
    }
}
