package org.jieban.scheme;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A small expression over named figures: numbers, names, {@code + - * /}, {@code min}, {@code max} and
 * parentheses. Exact; nothing is executed. See {@code docs/rules/scheme.md}.
 *
 * @param kind what comes out
 */
// [impl->rule~scheme.formula~1]
public record Formula(Expression expression, Kind kind) {

    /** What a figure is; figures of different kinds do not add up. */
    public enum Kind {
        /** A plain number written in the formula. */
        NUMBER,
        /** How many: answers, cases, residents, minutes. */
        COUNT,
        /** A part of a whole. */
        RATIO,
        /** What a score is made of. */
        POINTS
    }

    /** The parts of a formula. */
    public sealed interface Expression {

        /** A number as it is written. */
        record Literal(Fraction value) implements Expression {}

        /** A figure that is asked for by its name. */
        record Name(String name) implements Expression {}

        /** The other sign. */
        record Minus(Expression of) implements Expression {}

        /** Two joined by an operator. */
        record Both(Operator operator, Expression left, Expression right) implements Expression {}

        /** The least or the greatest of several. */
        record Choice(Extreme extreme, List<Expression> of) implements Expression {

            public Choice {
                of = List.copyOf(of);
            }
        }
    }

    /** What joins two figures. */
    public enum Operator {
        PLUS('+'),
        MINUS('-'),
        TIMES('*'),
        BY('/');

        private final char sign;

        Operator(char sign) {
            this.sign = sign;
        }

        private boolean bindsTighter() {
            return this == TIMES || this == BY;
        }
    }

    /** Which end of several figures is taken. */
    public enum Extreme {
        MIN("min"),
        MAX("max");

        private final String word;

        Extreme(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /**
     * Its value, or null when a figure that it needs is not known, or it would divide by nothing.
     *
     * @param figures the figure of a name, null where it is not known
     */
    public @Nullable Fraction value(Function<String, @Nullable Fraction> figures) {
        return value(expression, figures);
    }

    private static @Nullable Fraction value(
            Expression part, Function<String, @Nullable Fraction> figures) {
        return switch (part) {
            case Expression.Literal literal -> literal.value();
            case Expression.Name name -> figures.apply(name.name());
            case Expression.Minus minus -> {
                var of = value(minus.of(), figures);
                yield of == null ? null : of.negate();
            }
            case Expression.Both both ->
                    joined(
                            both.operator(),
                            value(both.left(), figures),
                            value(both.right(), figures));
            case Expression.Choice choice -> {
                Fraction best = null;
                for (var one : choice.of()) {
                    var next = value(one, figures);
                    if (next == null) {
                        yield null;
                    }
                    best =
                            best == null
                                    ? next
                                    : choice.extreme() == Extreme.MIN
                                            ? best.min(next)
                                            : best.max(next);
                }
                yield best;
            }
        };
    }

    private static @Nullable Fraction joined(
            Operator operator, @Nullable Fraction left, @Nullable Fraction right) {
        if (left == null || right == null) {
            return null;
        }
        return switch (operator) {
            case PLUS -> left.plus(right);
            case MINUS -> left.minus(right);
            case TIMES -> left.times(right);
            case BY -> right.isZero() ? null : left.dividedBy(right);
        };
    }

    /** The names it asks for. */
    public Set<String> names() {
        var names = new LinkedHashSet<String>();
        collect(expression, names);
        return names;
    }

    private static void collect(Expression part, Set<String> names) {
        switch (part) {
            case Expression.Literal _ -> {}
            case Expression.Name name -> names.add(name.name());
            case Expression.Minus minus -> collect(minus.of(), names);
            case Expression.Both both -> {
                collect(both.left(), names);
                collect(both.right(), names);
            }
            case Expression.Choice choice -> choice.of().forEach(one -> collect(one, names));
        }
    }

    /** Its normal form, which reads as the same formula. */
    @Override
    public String toString() {
        return text(expression);
    }

    private static String text(Expression part) {
        return switch (part) {
            case Expression.Literal literal -> literal.value().toString();
            case Expression.Name name -> name.name();
            case Expression.Minus minus ->
                    "-" + inside(minus.of(), minus.of() instanceof Expression.Both);
            case Expression.Choice choice ->
                    choice.of().stream()
                            .map(Formula::text)
                            .collect(Collectors.joining(", ", choice.extreme().word() + "(", ")"));
            case Expression.Both both ->
                    inside(
                                    both.left(),
                                    both.operator().bindsTighter()
                                            && both.left() instanceof Expression.Both inner
                                            && !inner.operator().bindsTighter())
                            + " "
                            + both.operator().sign
                            + " "
                            + inside(
                                    both.right(),
                                    both.right() instanceof Expression.Both inner
                                            && (both.operator().bindsTighter()
                                                    || !inner.operator().bindsTighter()));
        };
    }

    private static String inside(Expression part, boolean inParentheses) {
        return inParentheses ? "(" + text(part) + ")" : text(part);
    }
}
