package org.jieban.shared;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with one field of a form or one line of a file.
 *
 * @param pointer JSON pointer of the field ({@code /title}) or name of the column
 * @param code message key below {@code field.}, such as {@code required}
 * @param line line of the file, counted from 1 with the header, or null for a form
 * @param properties values for the message's placeholders
 */
public record FieldProblem(
        String pointer, String code, @Nullable Integer line, Map<String, Object> properties) {

    public FieldProblem(String pointer, String code) {
        this(pointer, code, null, Map.of());
    }

    public static FieldProblem required(String field) {
        return new FieldProblem("/" + field, "required");
    }

    public static FieldProblem tooShort(String field, int limit) {
        return new FieldProblem("/" + field, "too-short", null, Map.of("limit", limit));
    }

    public static FieldProblem tooLong(String field, int limit) {
        return new FieldProblem("/" + field, "too-long", null, Map.of("limit", limit));
    }
}
