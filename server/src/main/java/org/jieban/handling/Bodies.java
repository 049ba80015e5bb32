package org.jieban.handling;

import java.util.List;
import java.util.Map;
import org.jieban.shared.CommonProblem;
import org.jieban.shared.FieldProblem;
import org.jieban.shared.ProblemException;
import org.jspecify.annotations.Nullable;

/** What bodies of requests say, read as the acts want it. */
final class Bodies {

    private Bodies() {}

    static ProblemException invalid(String pointer, String code) {
        return new ProblemException(
                CommonProblem.INVALID, Map.of(), List.of(new FieldProblem(pointer, code)));
    }

    static String text(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    static List<String> texts(@Nullable List<String> texts) {
        return texts == null ? List.of() : texts.stream().map(Bodies::text).toList();
    }

    static List<String> ids(@Nullable List<Long> attachments) {
        return attachments == null ? List.of() : attachments.stream().map(String::valueOf).toList();
    }
}
