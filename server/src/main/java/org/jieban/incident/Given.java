package org.jieban.incident;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jieban.shared.CommonProblem;
import org.jieban.shared.FieldProblem;
import org.jieban.shared.ProblemException;
import org.jspecify.annotations.Nullable;

/** What came in a request's fields, without spaces around it; what is missing or too long is refused. */
final class Given {

    static final int LONGEST_ANSWER = 2000;
    static final int LONGEST_REASON = 500;

    private Given() {}

    static String text(@Nullable String given) {
        return given == null ? "" : given.strip();
    }

    /** The text; what is wrong with it is added to the problems. */
    static String checked(
            List<FieldProblem> wrong, String field, @Nullable String given, int longest) {
        var text = text(given);
        if (text.isEmpty()) {
            wrong.add(FieldProblem.required(field));
        } else if (text.length() > longest) {
            wrong.add(FieldProblem.tooLong(field, longest));
        }
        return text;
    }

    static String required(String field, @Nullable String given, int longest) {
        var wrong = new ArrayList<FieldProblem>();
        var text = checked(wrong, field, given, longest);
        if (!wrong.isEmpty()) {
            throw new ProblemException(CommonProblem.INVALID, Map.of(), wrong);
        }
        return text;
    }

    /** The version that was seen. */
    static int version(@Nullable Integer given) {
        if (given == null) {
            throw invalid(FieldProblem.required("version"));
        }
        return given;
    }

    static ProblemException invalid(FieldProblem problem) {
        return new ProblemException(CommonProblem.INVALID, Map.of(), List.of(problem));
    }
}
