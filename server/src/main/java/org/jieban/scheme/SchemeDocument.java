package org.jieban.scheme;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A scheme as text (YAML): read with every fault and its place, and written in its normal form. */
// [impl->rule~scheme.document~1]
public final class SchemeDocument {

    /** Codes of the schemes that come with the program. */
    public static final List<String> READY = List.of("three-rates", "early-thirds");

    private static final int LONGEST = 200_000;
    private static final int DEEPEST = 20;

    private SchemeDocument() {}

    /** Reads a document. Never throws, whatever the text. */
    public static SchemeReading read(String text) {
        var faults = new ArrayList<Fault>();
        if (text.length() > LONGEST) {
            faults.add(
                    whole(
                            "文件太长,最多 %d 个字符".formatted(LONGEST),
                            "the document is too long, at most %d characters".formatted(LONGEST)));
            return new SchemeReading(null, faults, List.of());
        }
        var node = compose(text.startsWith("\uFEFF") ? text.substring(1) : text, faults);
        if (node == null || hasReferences(node, faults)) {
            return new SchemeReading(null, faults, List.of());
        }
        var table = YamlTable.of(node, "", faults);
        if (table == null) {
            return new SchemeReading(null, faults, List.of());
        }
        var remarks = new ArrayList<Fault>();
        var scheme = new SchemeReader(table, faults, remarks).read();
        return new SchemeReading(faults.isEmpty() ? scheme : null, faults, remarks);
    }

    /** The text of a scheme that comes with the program, as it is shipped, with its comments. */
    public static String ready(String code) {
        if (!READY.contains(code)) {
            throw new IllegalArgumentException("no scheme of this name is shipped: " + code);
        }
        try (var file = SchemeDocument.class.getResourceAsStream("/scheme/" + code + ".yaml")) {
            return new String(
                    java.util.Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The normal form, which reads as the same scheme. */
    public static String write(Scheme scheme) {
        return SchemeWriter.write(scheme);
    }

    private static @org.jspecify.annotations.Nullable Node compose(
            String text, List<Fault> faults) {
        var options = new LoaderOptions();
        options.setNestingDepthLimit(DEEPEST);
        options.setCodePointLimit(LONGEST);
        try {
            var node = new Yaml(options).compose(new StringReader(text));
            if (node == null) {
                faults.add(whole("文件是空的", "the document is empty"));
            }
            return node;
        } catch (MarkedYAMLException broken) {
            var mark =
                    broken.getProblemMark() == null
                            ? broken.getContextMark()
                            : broken.getProblemMark();
            faults.add(
                    new Fault(
                            mark == null ? 1 : mark.getLine() + 1,
                            mark == null ? 1 : mark.getColumn() + 1,
                            "",
                            new Words(
                                    "这里不是正确的 YAML(缩进、引号或括号?)",
                                    "this is not YAML (indentation, quotes, brackets?): "
                                            + broken.getProblem())));
        } catch (YAMLException | NumberFormatException broken) {
            // characters that YAML does not have, or too deep
            faults.add(
                    whole(
                            "不是 YAML 文件:有不允许的字符,或嵌套太深",
                            "not a YAML document: characters that it does not have, or nested too"
                                    + " deeply"));
        }
        return null;
    }

    /** Anchors could make a document endless; nobody needs them here. */
    private static boolean hasReferences(Node top, List<Fault> faults) {
        var seen = java.util.Collections.newSetFromMap(new IdentityHashMap<Node, Boolean>());
        int before = faults.size();
        look(top, seen, new HashSet<>(), faults);
        return faults.size() > before;
    }

    private static void look(Node node, Set<Node> seen, Set<String> told, List<Fault> faults) {
        if (!seen.add(node)) {
            return;
        }
        if (node.getAnchor() != null && told.add(node.getAnchor())) {
            YamlTable.add(
                    faults,
                    node,
                    0,
                    "",
                    new Words(
                            "方案中不使用锚点(&)和引用(*)",
                            "anchors (&) and references (*) are not used in a scheme"));
        }
        if (!node.getTag().getValue().startsWith("tag:yaml.org,2002:")) {
            YamlTable.add(
                    faults,
                    node,
                    0,
                    "",
                    new Words("方案中不使用标签(!)", "tags (!) are not used in a scheme"));
        }
        switch (node) {
            case MappingNode table ->
                    table.getValue()
                            .forEach(entry -> {
                                look(entry.getKeyNode(), seen, told, faults);
                                look(entry.getValueNode(), seen, told, faults);
                            });
            case SequenceNode list ->
                    list.getValue().forEach(item -> look(item, seen, told, faults));
            case ScalarNode _ -> {}
            default -> throw new IllegalStateException("a node of no kind: " + node);
        }
    }

    private static Fault whole(String chinese, String english) {
        return new Fault(1, 1, "", new Words(chinese, english));
    }

    static Map<String, Scheme.Basis> bases() {
        return words(Scheme.Basis.values(), Scheme.Basis::wireName);
    }

    static <T> Map<String, T> words(T[] values, java.util.function.Function<T, String> name) {
        var words = new java.util.LinkedHashMap<String, T>();
        for (var value : values) {
            words.put(name.apply(value), value);
        }
        return words;
    }
}
