package org.jieban.shared;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words for problems in Chinese and English; a missing word is a bug the tests find. */
public final class ProblemMessages {

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    private static final ResourceBundle CHINESE =
            ResourceBundle.getBundle("problems", Locale.SIMPLIFIED_CHINESE, NO_FALLBACK);
    private static final ResourceBundle ENGLISH =
            ResourceBundle.getBundle("problems", Locale.ROOT, NO_FALLBACK);
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    private ProblemMessages() {}

    /** Both texts of a message key, placeholders filled; keys are {@code zh-CN} and {@code en}. */
    public static Map<String, String> of(String key, Map<String, Object> properties) {
        var texts = new LinkedHashMap<String, String>();
        texts.put("zh-CN", fill(CHINESE.getString(key), properties));
        texts.put("en", fill(ENGLISH.getString(key), properties));
        return texts;
    }

    /** Both texts of a problem. */
    public static Map<String, String> of(ProblemType type, Map<String, Object> properties) {
        return of(type.code().replace('/', '.'), properties);
    }

    private static String fill(String text, Map<String, Object> properties) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(found ->
                        Matcher.quoteReplacement(
                                String.valueOf(
                                        properties.getOrDefault(found.group(1), found.group()))));
    }
}
