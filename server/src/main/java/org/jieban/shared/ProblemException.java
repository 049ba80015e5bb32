package org.jieban.shared;

import java.util.List;
import java.util.Map;

/**
 * The caller asked for something that cannot be done as asked. Carries the kind of problem, the
 * values its message needs, and, for a form, what is wrong at which field.
 */
public class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ProblemType type;
    private final transient Map<String, Object> properties;
    private final transient List<FieldProblem> errors;

    public ProblemException(ProblemType type) {
        this(type, Map.of());
    }

    public ProblemException(ProblemType type, Map<String, Object> properties) {
        this(type, properties, List.of());
    }

    public ProblemException(
            ProblemType type, Map<String, Object> properties, List<FieldProblem> errors) {
        super(type.code() + " " + properties.keySet());
        this.type = type;
        this.properties = Map.copyOf(properties);
        this.errors = List.copyOf(errors);
    }

    /** What is wrong with the fields of a form. */
    public static ProblemException invalid(FieldProblem... errors) {
        return new ProblemException(CommonProblem.INVALID, Map.of(), List.of(errors));
    }

    public ProblemType type() {
        return type;
    }

    /** Values for the message's placeholders, also sent to the caller as members of the problem. */
    public Map<String, Object> properties() {
        return properties;
    }

    public List<FieldProblem> errors() {
        return errors;
    }
}
