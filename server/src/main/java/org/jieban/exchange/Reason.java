package org.jieban.exchange;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jieban.casefile.ActOutcome;
import org.jieban.shared.FieldProblem;
import org.jieban.shared.ProblemException;
import org.jieban.shared.ProblemMessages;

/** Why a row, or a whole file, cannot be taken in, in both languages. */
record Reason(String chinese, String english) {

    static Reason of(String chinese, String english, Object... values) {
        return new Reason(chinese.formatted(values), String.format(Locale.ROOT, english, values));
    }

    /** What the intake said about the fields. */
    static Reason of(ProblemException problem) {
        if (problem.errors().isEmpty()) {
            var texts = ProblemMessages.of(problem.type(), problem.properties());
            return new Reason(texts.getOrDefault("zh-CN", ""), texts.getOrDefault("en", ""));
        }
        return new Reason(joined(problem.errors(), "zh-CN"), joined(problem.errors(), "en"));
    }

    static Reason of(ActOutcome.Refused refused) {
        var texts = ProblemMessages.of(refused.reason(), java.util.Map.of());
        return new Reason(texts.getOrDefault("zh-CN", ""), texts.getOrDefault("en", ""));
    }

    private static String joined(List<FieldProblem> errors, String language) {
        return errors.stream()
                .map(error ->
                        error.pointer().replaceFirst("^/", "")
                                + ": "
                                + ProblemMessages.of("field." + error.code(), error.properties())
                                        .get(language))
                .collect(Collectors.joining("; "));
    }

    @Override
    public String toString() {
        return chinese + " / " + english;
    }
}
