package org.jieban.shared;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** Writes a problem as RFC 9457 with its message in both languages. */
public final class ProblemResponses {

    private ProblemResponses() {}

    /** The problem as a body; the status stands in it. */
    public static ProblemDetail of(ProblemException problem) {
        return of(problem.type(), problem.properties(), problem.errors());
    }

    /** The problem as a body, for places outside a controller. */
    public static ProblemDetail of(ProblemType type) {
        return of(type, Map.of(), List.of());
    }

    static ProblemDetail of(
            ProblemType type, Map<String, Object> properties, List<FieldProblem> errors) {
        var messages = ProblemMessages.of(type, properties);
        var body = ProblemDetail.forStatus(HttpStatus.valueOf(type.status()));
        body.setType(URI.create("/problems/" + type.code()));
        body.setTitle(type.code());
        body.setDetail(messages.get("en"));
        properties.forEach(body::setProperty);
        body.setProperty("messages", messages);
        if (!errors.isEmpty()) {
            body.setProperty("errors", errors.stream().map(ProblemResponses::field).toList());
        }
        return body;
    }

    private static Map<String, Object> field(FieldProblem error) {
        var field = new LinkedHashMap<String, Object>();
        field.put("pointer", error.pointer());
        if (error.line() != null) {
            field.put("line", error.line());
            field.put("field", error.pointer());
        }
        field.put("code", error.code());
        field.put("messages", ProblemMessages.of("field." + error.code(), error.properties()));
        return field;
    }
}
