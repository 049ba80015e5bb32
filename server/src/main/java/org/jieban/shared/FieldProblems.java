package org.jieban.shared;

import java.time.LocalDate;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.BindException;
import org.springframework.validation.FieldError;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.MismatchedInputException;

/** Reads Spring's and Jackson's complaints about a request as problems of its fields. */
final class FieldProblems {

    private FieldProblems() {}

    static List<FieldProblem> of(BindException form) {
        return form.getAllErrors().stream()
                .map(error ->
                        error instanceof FieldError field
                                ? constraint(pointer(field.getField()), field)
                                : constraint("", error))
                .toList();
    }

    static List<FieldProblem> of(HandlerMethodValidationException parameters) {
        return parameters.getParameterValidationResults().stream()
                .flatMap(result -> {
                    var name = result.getMethodParameter().getParameterName();
                    return result.getResolvableErrors().stream()
                            .map(error -> constraint("/" + name, error));
                })
                .toList();
    }

    static List<FieldProblem> of(HttpMessageNotReadableException body) {
        if (body.getCause() instanceof MismatchedInputException mismatch) {
            return List.of(malformed(pointer(mismatch), mismatch.getTargetType()));
        }
        if (body.getCause() instanceof JacksonException json) {
            return List.of(malformed(pointer(json), null));
        }
        return List.of(new FieldProblem("", "required"));
    }

    /** A value that is not of the type it should be; of an enum it is unknown. */
    static FieldProblem malformed(String pointer, @Nullable Class<?> type) {
        return type != null && type.isEnum()
                ? new FieldProblem(pointer, "unknown")
                : new FieldProblem(pointer, "malformed", null, Map.of("expected", expected(type)));
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "JSON";
        }
        if (type == LocalDate.class) {
            return "2026-01-31";
        }
        if (Temporal.class.isAssignableFrom(type)) {
            return "2026-01-31T08:00:00Z";
        }
        return type.getSimpleName();
    }

    private static FieldProblem constraint(String pointer, MessageSourceResolvable error) {
        var codes = error.getCodes();
        var name = codes == null || codes.length == 0 ? "" : codes[codes.length - 1];
        return switch (name) {
            case "NotNull", "NotBlank", "NotEmpty" -> new FieldProblem(pointer, "required");
            case "Size" -> size(pointer, error);
            default -> new FieldProblem(pointer, "invalid");
        };
    }

    /** Spring hands over the constraint's attributes by name: max, then min. */
    private static FieldProblem size(String pointer, MessageSourceResolvable error) {
        var arguments = error.getArguments();
        var max = arguments != null && arguments.length > 1 ? arguments[1] : null;
        return max instanceof Integer limit && limit != Integer.MAX_VALUE
                ? new FieldProblem(pointer, "too-long", null, Map.of("limit", limit))
                : new FieldProblem(pointer, "invalid");
    }

    private static String pointer(String field) {
        return "/" + field.replace("[", "/").replace("]", "").replace('.', '/');
    }

    private static String pointer(JacksonException json) {
        return json.getPath().stream()
                .map(step ->
                        "/"
                                + (step.getPropertyName() == null
                                        ? step.getIndex()
                                        : step.getPropertyName()))
                .collect(Collectors.joining());
    }
}
