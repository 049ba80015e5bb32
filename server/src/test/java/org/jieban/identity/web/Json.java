package org.jieban.identity.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads answers in tests. */
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private Json() {}

    /** A JSON object as a map; a list stands under {@code items}; nothing is the empty map. */
    public static Map<String, Object> object(@Nullable String text) {
        if (text == null || text.isBlank() || !(text.startsWith("{") || text.startsWith("["))) {
            return Map.of();
        }
        return text.startsWith("[")
                ? Map.of("items", MAPPER.readValue(text, new TypeReference<List<Object>>() {}))
                : MAPPER.readValue(text, new TypeReference<Map<String, Object>>() {});
    }
}
