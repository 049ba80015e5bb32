package org.jieban.scheme;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jieban.scheme.Scheme.Selection;
import org.jspecify.annotations.Nullable;

/** Writes a scheme in its normal form: every part in one order, sets sorted, nothing left to a default. */
final class SchemeWriter {

    private final StringBuilder text = new StringBuilder();

    private SchemeWriter() {}

    static String write(Scheme scheme) {
        var writer = new SchemeWriter();
        writer.scheme(scheme);
        return writer.text.toString();
    }

    private void scheme(Scheme scheme) {
        line(0, "scheme", scheme.code());
        name(0, scheme.name());
        open(0, "period");
        line(1, "begins", quoted(scheme.cut().begins().toString()));
        line(1, "ends", quoted(scheme.cut().ends().toString()));
        open(0, "counts");
        line(1, "by", scheme.basis().wireName());
        open(1, "without");
        line(2, "kinds", flow(sorted(scheme.without().kinds().stream().map(Enum::name).toList())));
        line(2, "categories", flow(quoted(scheme.without().categories())));
        line(2, "anonymous", scheme.without().anonymous() ? "yes" : "no");
        open(0, "shares");
        for (var share : Share.values()) {
            if (share != Share.INCIDENT || !scheme.weight(share).isZero()) {
                line(1, share.wireName(), scheme.weight(share).toString());
            }
        }
        incidents(scheme.incidents());
        line(0, "records", flow(scheme.records()));
        open(0, "rates");
        for (var rate : scheme.rates()) {
            open(1, rate.id());
            name(2, rate.name());
            line(2, "formula", quoted(rate.formula().toString()));
            optional(2, "otherwise", rate.otherwise());
        }
        open(0, "score");
        weights(1, scheme.score().weights());
        line(1, "digits", Integer.toString(scheme.score().digits()));
        line(1, "rounding", scheme.score().rounding().wireName());
        optional(1, "least", scheme.score().least());
        optional(1, "most", scheme.score().most());
        line(1, "minimumSample", Integer.toString(scheme.score().minimumSample()));
        if (!scheme.bonus().isEmpty()) {
            open(0, "bonus");
        }
        for (var term : scheme.bonus()) {
            open(1, term.id());
            name(2, term.name());
            line(2, "points", quoted(term.points().toString()));
            optional(2, "least", term.least());
            optional(2, "most", term.most());
        }
        open(0, "ties");
        line(1, "by", flow(scheme.ties().stream().map(by -> quoted(by.toString())).toList()));
        open(0, "groups");
        scheme.groups().forEach(this::group);
        if (!scheme.lists().isEmpty()) {
            open(0, "lists");
        }
        scheme.lists().forEach(this::list);
    }

    /** Left out where it says nothing new, so that schemes from before it was thought of read as they did. */
    private void incidents(Scheme.AfterIncident incidents) {
        if (incidents.equals(Scheme.AfterIncident.USUAL)) {
            return;
        }
        open(0, "incidents");
        line(1, "revisit", incidents.asks().wireName());
        if (incidents.asks() == Scheme.Asks.SAMPLE) {
            line(1, "percent", Integer.toString(incidents.percent()));
        }
    }

    private void group(Scheme.Group group) {
        open(1, group.code());
        name(2, group.name());
        selection("units", group.units());
        if (!group.except().equals(Selection.NONE)) {
            selection("except", group.except());
        }
        line(2, "takes", group.takes().wireName());
        var weights = group.weights();
        if (weights != null) {
            weights(2, weights);
        }
        var sample = group.minimumSample();
        if (sample != null) {
            line(2, "minimumSample", sample.toString());
        }
        var bonus = group.bonus();
        if (bonus != null) {
            line(2, "bonus", flow(sorted(bonus)));
        }
    }

    private void list(Scheme.Distinction list) {
        open(1, list.list().wireName());
        line(2, list.end().wireName(), quoted(list.figure().toString()));
        line(2, "take", list.take() + (list.percent() ? "%" : ""));
        optional(2, "least", list.least());
        optional(2, "most", list.most());
        if (!list.groups().isEmpty()) {
            line(2, "groups", flow(sorted(list.groups())));
        }
    }

    private void selection(String name, Selection selection) {
        open(2, name);
        if (!selection.kinds().isEmpty()) {
            line(3, "kinds", flow(sorted(selection.kinds().stream().map(Enum::name).toList())));
        }
        if (!selection.below().isEmpty()) {
            line(3, "below", flow(quoted(selection.below())));
        }
        if (!selection.codes().isEmpty()) {
            line(3, "codes", flow(quoted(selection.codes())));
        }
    }

    private void weights(int depth, Map<String, Fraction> weights) {
        line(
                depth,
                "weights",
                weights.entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + entry.getValue())
                        .collect(Collectors.joining(", ", "{", "}")));
    }

    private void name(int depth, Map<String, String> name) {
        open(depth, "name");
        name.forEach((language, words) -> line(depth + 1, language, quoted(words)));
    }

    private void optional(int depth, String name, @Nullable Fraction value) {
        if (value != null) {
            line(depth, name, value.toString());
        }
    }

    private void open(int depth, String name) {
        text.append("  ".repeat(depth)).append(name).append(":\n");
    }

    private void line(int depth, String name, String value) {
        text.append("  ".repeat(depth)).append(name).append(": ").append(value).append('\n');
    }

    private static String flow(Collection<String> values) {
        return values.stream().collect(Collectors.joining(", ", "[", "]"));
    }

    private static List<String> quoted(Collection<String> values) {
        return sorted(values).stream().map(SchemeWriter::quoted).toList();
    }

    private static List<String> sorted(Collection<String> values) {
        return values.stream().sorted().toList();
    }

    /** In double quotes, so that nothing in it means anything to YAML. */
    private static String quoted(String value) {
        var quoted = new StringBuilder("\"");
        value.codePoints()
                .forEach(sign -> {
                    if (sign == '"' || sign == '\\') {
                        quoted.append('\\').appendCodePoint(sign);
                    } else if (sign < ' '
                            || sign == 0x7F
                            || sign == 0x85
                            || sign == 0xA0
                            || sign == 0x2028
                            || sign == 0x2029
                            || sign == 0xFEFF) {
                        quoted.append("\\u%04x".formatted(sign));
                    } else {
                        quoted.appendCodePoint(sign);
                    }
                });
        return quoted.append('"').toString();
    }
}
