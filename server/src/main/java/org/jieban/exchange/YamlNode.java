package org.jieban.exchange;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A part of the mapping file, asked by key; what is not asked for is a spelling mistake. */
final class YamlNode {

    private final String path;
    private final Map<String, Object> values = new LinkedHashMap<>();

    YamlNode(String path, @Nullable Object content) {
        this.path = path;
        if (!(content instanceof Map<?, ?> map)) {
            throw Unusable.because("映射文件中 %s 应为键值", "%s in the mapping must have keys", path);
        }
        map.forEach((key, value) -> {
            if (value != null) {
                values.put(String.valueOf(key), value);
            }
        });
    }

    @Nullable String text(String key) {
        var value = values.remove(key);
        return value == null ? null : String.valueOf(value);
    }

    String needed(String key) {
        var value = text(key);
        if (value == null || value.isBlank()) {
            throw Unusable.because(
                    "映射文件缺少 %s", "The mapping lacks %s", path.isEmpty() ? key : path + "." + key);
        }
        return value;
    }

    /** One text or several. */
    List<String> texts(String key) {
        var value = values.remove(key);
        return switch (value) {
            case null -> List.of();
            case List<?> several -> several.stream().map(String::valueOf).toList();
            default -> List.of(String.valueOf(value));
        };
    }

    Map<String, String> table(String key) {
        var value = values.remove(key);
        var table = new LinkedHashMap<String, String>();
        if (value != null) {
            new YamlNode(path + "." + key, value)
                    .values.forEach((name, text) -> table.put(name, String.valueOf(text)));
        }
        return table;
    }

    @Nullable YamlNode node(String key) {
        var value = values.remove(key);
        return value == null ? null : new YamlNode(key, value);
    }

    void nothingElse() {
        if (!values.isEmpty()) {
            throw Unusable.because(
                    "映射文件中有不认识的键：%s %s",
                    "The mapping has unknown keys: %s %s", path, values.keySet());
        }
    }
}
