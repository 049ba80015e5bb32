package org.jieban.scheme;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jieban.scheme.Formula.Expression;
import org.jieban.scheme.Formula.Extreme;
import org.jieban.scheme.Formula.Kind;
import org.jieban.scheme.Formula.Operator;
import org.jspecify.annotations.Nullable;

/** Reads one formula: what it says, what comes out of it, and every fault with its place. */
final class FormulaReading {

    private static final int LONGEST = 500;
    private static final int DEEPEST = 40;
    private static final int MOST_DIGITS = 18;

    private final String text;
    private final Map<String, Kind> names;
    private final List<Flaw> flaws = new ArrayList<>();
    private int at;
    private int depth;

    private FormulaReading(String text, Map<String, Kind> names) {
        this.text = text;
        this.names = names;
    }

    /** What is wrong, counted in characters from the beginning of the formula. */
    record Flaw(int at, Words words) {}

    /** A formula, or what is wrong with it. */
    record Read(@Nullable Formula formula, List<Flaw> flaws) {}

    /** A part with its kind; null stands for any, where a fault was told already. */
    private record Typed(Expression expression, @Nullable Kind kind) {}

    private static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;

        private Unreadable() {
            super(null, null, false, false);
        }
    }

    static Read read(String text, Map<String, Kind> names) {
        var reading = new FormulaReading(text, names);
        try {
            var whole = reading.whole();
            var kind = whole.kind();
            if (reading.flaws.isEmpty() && kind != null) {
                return new Read(new Formula(whole.expression(), kind), List.of());
            }
        } catch (Unreadable told) {
            // the flaw is in the list
        }
        return new Read(null, List.copyOf(reading.flaws));
    }

    private Typed whole() throws Unreadable {
        if (text.length() > LONGEST) {
            throw unreadable(
                    0,
                    "公式太长,最多 %d 个字符".formatted(LONGEST),
                    "the formula is too long, at most %d characters".formatted(LONGEST));
        }
        var sum = sum();
        skipBlanks();
        if (at < text.length()) {
            throw unexpected();
        }
        return sum;
    }

    private Typed sum() throws Unreadable {
        var left = product();
        while (true) {
            skipBlanks();
            int place = at;
            Operator operator;
            if (takes('+')) {
                operator = Operator.PLUS;
            } else if (takes('-')) {
                operator = Operator.MINUS;
            } else {
                return left;
            }
            var right = product();
            left =
                    new Typed(
                            new Expression.Both(operator, left.expression(), right.expression()),
                            alike(place, left.kind(), right.kind()));
        }
    }

    private Typed product() throws Unreadable {
        var left = signed();
        while (true) {
            skipBlanks();
            int place = at;
            if (takes('*')) {
                var right = signed();
                left =
                        new Typed(
                                new Expression.Both(
                                        Operator.TIMES, left.expression(), right.expression()),
                                times(place, left.kind(), right.kind()));
            } else if (takes('/')) {
                var right = signed();
                left =
                        new Typed(
                                new Expression.Both(
                                        Operator.BY, left.expression(), right.expression()),
                                by(place, left.kind(), right));
            } else {
                return left;
            }
        }
    }

    private Typed signed() throws Unreadable {
        skipBlanks();
        if (at < text.length() && text.charAt(at) == '-') {
            deeper();
            at++;
            var of = signed();
            depth--;
            return new Typed(new Expression.Minus(of.expression()), of.kind());
        }
        return primary();
    }

    private Typed primary() throws Unreadable {
        skipBlanks();
        if (at >= text.length()) {
            throw unreadable(at, "公式在这里中断", "the formula breaks off here");
        }
        char first = text.charAt(at);
        if (first == '(') {
            deeper();
            at++;
            var inner = sum();
            expect(')');
            depth--;
            return inner;
        }
        if (isDigit(first)) {
            return number();
        }
        if (isLetter(first)) {
            return named();
        }
        throw unexpected();
    }

    private Typed number() throws Unreadable {
        int from = at;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            int decimals = at;
            while (at < text.length() && isDigit(text.charAt(at))) {
                at++;
            }
            if (at == decimals) {
                throw unreadable(from, "小数点后没有数字", "no digits after the point");
            }
        }
        if (at - from > MOST_DIGITS) {
            throw unreadable(from, "数字太长", "the number is too long");
        }
        var value = Fraction.of(new BigDecimal(text.substring(from, at)));
        return new Typed(new Expression.Literal(value), Kind.NUMBER);
    }

    private Typed named() throws Unreadable {
        int from = at;
        while (at < text.length() && (isLetter(text.charAt(at)) || isDigit(text.charAt(at)))) {
            at++;
        }
        var name = text.substring(from, at);
        for (var extreme : Extreme.values()) {
            if (name.equals(extreme.word())) {
                return choice(extreme);
            }
        }
        var kind = names.get(name);
        if (kind == null) {
            flaw(from, Nearest.unknown(name, names.keySet()));
        }
        return new Typed(new Expression.Name(name), kind);
    }

    private Typed choice(Extreme extreme) throws Unreadable {
        deeper();
        expect('(');
        var of = new ArrayList<Expression>();
        var first = sum();
        of.add(first.expression());
        var kind = first.kind();
        skipBlanks();
        int place = at;
        while (takes(',')) {
            var next = sum();
            of.add(next.expression());
            kind = alike(place, kind, next.kind());
            skipBlanks();
            place = at;
        }
        expect(')');
        depth--;
        if (of.size() < 2) {
            flaw(
                    place,
                    new Words(
                            extreme.word() + " 至少要比较两个数",
                            extreme.word() + " compares at least two figures"));
        }
        return new Typed(new Expression.Choice(extreme, of), kind);
    }

    private @Nullable Kind alike(int place, @Nullable Kind left, @Nullable Kind right) {
        if (left == null || right == null) {
            return null;
        }
        if (left == right || right == Kind.NUMBER) {
            return left;
        }
        if (left == Kind.NUMBER) {
            return right;
        }
        return mixed(place, "不能相加减或比较", "do not add up or compare", left, right);
    }

    private @Nullable Kind times(int place, @Nullable Kind left, @Nullable Kind right) {
        if (left == null || right == null) {
            return null;
        }
        if (left == Kind.NUMBER || right == Kind.NUMBER) {
            var other = left == Kind.NUMBER ? right : left;
            return other == Kind.RATIO ? Kind.POINTS : other;
        }
        if (left == Kind.RATIO || right == Kind.RATIO) {
            return left == Kind.RATIO ? right : left;
        }
        return mixed(place, "不能相乘", "cannot be multiplied", left, right);
    }

    private @Nullable Kind by(int place, @Nullable Kind left, Typed divisor) {
        var right = divisor.kind();
        if (left == null || right == null) {
            return null;
        }
        if (right == Kind.NUMBER) {
            var number = new Formula(divisor.expression(), Kind.NUMBER).value(_ -> null);
            if (number == null || number.isZero()) {
                flaw(place, new Words("除数是零", "division by zero"));
                return null;
            }
            return left;
        }
        if (left == right) {
            return Kind.RATIO;
        }
        return mixed(place, "不能相除", "cannot be divided", left, right);
    }

    private @Nullable Kind mixed(int place, String chinese, String english, Kind left, Kind right) {
        flaw(
                place,
                new Words(
                        "%s和%s%s".formatted(chinese(left), chinese(right), chinese),
                        "%s and %s %s".formatted(english(left), english(right), english)));
        return null;
    }

    static String chinese(Kind kind) {
        return switch (kind) {
            case NUMBER -> "数字";
            case COUNT -> "数量";
            case RATIO -> "比率";
            case POINTS -> "分值";
        };
    }

    static String english(Kind kind) {
        return switch (kind) {
            case NUMBER -> "a number";
            case COUNT -> "a count";
            case RATIO -> "a ratio";
            case POINTS -> "points";
        };
    }

    private void deeper() throws Unreadable {
        if (++depth > DEEPEST) {
            throw unreadable(at, "括号或负号嵌套太深", "nested too deeply");
        }
    }

    private boolean takes(char sign) {
        skipBlanks();
        if (at < text.length() && text.charAt(at) == sign) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char sign) throws Unreadable {
        skipBlanks();
        if (at >= text.length()) {
            throw unreadable(at, "缺少“%s”".formatted(sign), "\"%s\" is missing".formatted(sign));
        }
        if (!takes(sign)) {
            throw unreadable(
                    at,
                    "这里应为“%s”,而不是“%s”".formatted(sign, shown()),
                    "\"%s\" expected, not \"%s\"".formatted(sign, shown()));
        }
    }

    private void skipBlanks() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\n')) {
            at++;
        }
    }

    private String shown() {
        return Character.toString(text.codePointAt(at));
    }

    private Unreadable unexpected() {
        return unreadable(
                at,
                "看不懂这里的“%s”;公式只有数字、名称、+ - * /、min、max 和半角括号".formatted(shown()),
                "\"%s\" cannot be read here; a formula has numbers, names, + - * /, min, max and parentheses"
                        .formatted(shown()));
    }

    private Unreadable unreadable(int place, String chinese, String english) {
        flaw(place, new Words(chinese, english));
        return new Unreadable();
    }

    private void flaw(int place, Words words) {
        flaws.add(new Flaw(place, words));
    }

    private static boolean isDigit(char sign) {
        return sign >= '0' && sign <= '9';
    }

    private static boolean isLetter(char sign) {
        return sign >= 'a' && sign <= 'z' || sign >= 'A' && sign <= 'Z';
    }
}
