package org.jieban.scheme;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A table of a document, whose entries are taken one by one; what nobody took is a fault. */
final class YamlTable {

    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,12}(\\.\\d{1,12})?");
    private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");
    private static final int LONGEST_TEXT = 200;
    private static final int LONGEST_SHOWN = 40;

    private final List<Fault> faults;
    private final Node node;
    private final String path;
    private final Map<String, Node> entries = new LinkedHashMap<>();
    private final Map<String, Node> keys = new LinkedHashMap<>();
    private final Set<String> asked = new LinkedHashSet<>();

    private YamlTable(MappingNode node, String path, List<Fault> faults) {
        this.node = node;
        this.path = path;
        this.faults = faults;
        for (var entry : node.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                fault(
                        entry.getKeyNode(),
                        path,
                        new Words("名称应为一个词", "a name must be a single word"));
                continue;
            }
            if (entries.containsKey(key.getValue())) {
                fault(
                        key,
                        below(key.getValue()),
                        new Words("这个名称写了两次", "this name stands here twice"));
                continue;
            }
            entries.put(key.getValue(), entry.getValueNode());
            keys.put(key.getValue(), key);
        }
    }

    /** The table that a node is; null with a fault when it is none. */
    static @Nullable YamlTable of(Node node, String path, List<Fault> faults) {
        if (node instanceof MappingNode table) {
            return new YamlTable(table, path, faults);
        }
        add(
                faults,
                node,
                0,
                path,
                new Words("这里应为“名称: 值”的列表", "a table of \"name: value\" is expected here"));
        return null;
    }

    boolean has(String name) {
        asked.add(name);
        return entries.containsKey(name);
    }

    /** Names of the entries, where the document chooses them. */
    List<String> names() {
        asked.addAll(entries.keySet());
        return List.copyOf(entries.keySet());
    }

    String path() {
        return path;
    }

    String below(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /** The table of this name; null with a fault when it is missing or no table. */
    @Nullable YamlTable table(String name) {
        var value = needed(name);
        return value == null ? null : of(value, below(name), faults);
    }

    /** The table of this name, null when there is none or it is no table. */
    @Nullable YamlTable optionalTable(String name) {
        return has(name) ? table(name) : null;
    }

    /** The names in the table of this name, read before its faults are told; empty when it is none. */
    List<String> namesIn(String name) {
        return entries.get(name) instanceof MappingNode table
                ? new YamlTable(table, below(name), new ArrayList<>()).names()
                : List.of();
    }

    /** The text of this name; null with a fault when there is none. */
    @Nullable String text(String name) {
        var value = needed(name);
        return value == null ? null : text(value, below(name));
    }

    @Nullable String optionalText(String name) {
        return has(name) ? text(name) : null;
    }

    /** One of several words. */
    <T> @Nullable T word(String name, Map<String, T> words) {
        var text = text(name);
        if (text == null) {
            return null;
        }
        var meant = words.get(text);
        if (meant == null) {
            fault(name, Nearest.unknown(text, words.keySet()));
        }
        return meant;
    }

    <T> T word(String name, Map<String, T> words, T otherwise) {
        if (!has(name)) {
            return otherwise;
        }
        var meant = word(name, words);
        return meant == null ? otherwise : meant;
    }

    int whole(String name, int least, int most, int otherwise) {
        if (!has(name)) {
            return otherwise;
        }
        var text = text(name);
        if (text == null) {
            return otherwise;
        }
        if (!WHOLE.matcher(text).matches()
                || Integer.parseInt(text) < least
                || Integer.parseInt(text) > most) {
            fault(
                    name,
                    new Words(
                            "应为 %d 到 %d 的整数,而不是“%s”".formatted(least, most, shown(text)),
                            "a whole number from %d to %d is expected, not \"%s\""
                                    .formatted(least, most, shown(text))));
            return otherwise;
        }
        return Integer.parseInt(text);
    }

    /** A decimal number, null when there is none or a fault was told. */
    @Nullable Fraction decimal(String name) {
        if (!has(name)) {
            return null;
        }
        var text = text(name);
        if (text == null) {
            return null;
        }
        if (!DECIMAL.matcher(text).matches()) {
            fault(
                    name,
                    new Words(
                            "应为数字,而不是“%s”".formatted(shown(text)),
                            "a number is expected, not \"%s\"".formatted(shown(text))));
            return null;
        }
        return Fraction.of(new BigDecimal(text));
    }

    /** A formula, with its faults at their very characters where the text stands in one line. */
    @Nullable Formula formula(String name, Map<String, Formula.Kind> known) {
        var value = needed(name);
        var text = value == null ? null : text(value, below(name), Integer.MAX_VALUE);
        return value == null || text == null ? null : formula(value, below(name), text, known);
    }

    private @Nullable Formula formula(
            Node value, String where, String text, Map<String, Formula.Kind> known) {
        var read = FormulaReading.read(text, known);
        read.flaws().forEach(flaw -> add(faults, value, flaw.at(), where, flaw.words()));
        return read.formula();
    }

    /** Formulas of a list; empty when there is none. */
    List<Formula> formulas(String name, Map<String, Formula.Kind> known) {
        var formulas = new ArrayList<Formula>();
        each(
                name,
                (item, where) -> {
                    var text = text(item, where, Integer.MAX_VALUE);
                    var formula = text == null ? null : formula(item, where, text, known);
                    if (formula != null) {
                        formulas.add(formula);
                    }
                });
        return formulas;
    }

    /** Distinct words of a list, each turned into what it means; empty when there is none. */
    <T> Set<T> set(String name, Function<String, @Nullable T> meaning, Set<String> known) {
        var found = new LinkedHashSet<T>();
        each(
                name,
                (item, where) -> {
                    var text = text(item, where);
                    if (text == null) {
                        return;
                    }
                    var meant = meaning.apply(text);
                    if (meant == null) {
                        fault(item, where, Nearest.unknown(text, known));
                    } else if (!found.add(meant)) {
                        fault(
                                item,
                                where,
                                new Words("写了两次:" + shown(text), "twice: " + shown(text)));
                    }
                });
        return found;
    }

    private void each(String name, BiConsumer<Node, String> what) {
        if (!has(name)) {
            return;
        }
        var value = needed(name);
        if (value == null) {
            return;
        }
        if (!(value instanceof SequenceNode list)) {
            fault(name, new Words("应为列表,例如 [a, b]", "a list is expected, such as [a, b]"));
            return;
        }
        for (int i = 0; i < list.getValue().size(); i++) {
            what.accept(list.getValue().get(i), below(name) + "[" + i + "]");
        }
    }

    /** Faults for everything that nobody asked for. */
    void done() {
        keys.forEach((name, key) -> {
            if (!asked.contains(name)) {
                fault(key, below(name), Nearest.unknown(name, asked));
            }
        });
    }

    /** A fault at an entry, or at the table when it is not there. */
    void fault(String name, Words words) {
        var value = entries.get(name);
        if (value == null) {
            fault(node, below(name), words);
        } else {
            fault(value, below(name), words);
        }
    }

    /** A fault at the name of an entry. */
    void faultAtName(String name, Words words) {
        var key = keys.get(name);
        fault(key == null ? node : key, below(name), words);
    }

    /** Something worth knowing, at an entry. */
    Fault remark(String name, Words words) {
        var told = new ArrayList<Fault>();
        var value = entries.get(name);
        add(told, value == null ? node : value, 0, below(name), words);
        return told.getFirst();
    }

    void fault(Words words) {
        fault(node, path, words);
    }

    private void fault(Node at, String where, Words words) {
        add(faults, at, 0, where, words);
    }

    private @Nullable Node needed(String name) {
        asked.add(name);
        var value = entries.get(name);
        if (value == null) {
            fault(
                    node,
                    below(name),
                    new Words("缺少“%s”".formatted(name), "\"%s\" is missing".formatted(name)));
        }
        return value;
    }

    private @Nullable String text(Node value, String where) {
        return text(value, where, LONGEST_TEXT);
    }

    private @Nullable String text(Node value, String where, int longest) {
        if (!(value instanceof ScalarNode scalar)) {
            fault(value, where, new Words("这里应为单个值", "a single value is expected here"));
            return null;
        }
        var text = scalar.getValue().strip();
        if (text.isEmpty() || scalar.getTag().equals(Tag.NULL) && scalar.isPlain()) {
            fault(value, where, new Words("没有填写", "is empty"));
            return null;
        }
        if (text.length() > longest) {
            fault(
                    value,
                    where,
                    new Words(
                            "太长,最多 %d 个字".formatted(longest),
                            "too long, at most %d characters".formatted(longest)));
            return null;
        }
        return scalar.getValue();
    }

    static String shown(String text) {
        return text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text;
    }

    static void add(List<Fault> faults, Node node, int offset, String where, Words words) {
        Mark from = node.getStartMark();
        int column = from.getColumn() + 1;
        if (node instanceof ScalarNode scalar
                && from.getLine() == node.getEndMark().getLine()
                && node.getEndMark().getColumn() - from.getColumn() >= offset) {
            column += offset + (scalar.getScalarStyle() == ScalarStyle.PLAIN ? 0 : 1);
            if (offset == 0) {
                column = from.getColumn() + 1;
            }
        }
        faults.add(new Fault(from.getLine() + 1, column, where, words));
    }
}
