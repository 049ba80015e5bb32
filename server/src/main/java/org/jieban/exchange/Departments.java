package org.jieban.exchange;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.UnitRow;
import org.jieban.organisation.Units;
import org.jspecify.annotations.Nullable;

/** The units behind a file's words for departments; made below one root when they are new. */
final class Departments {

    private final Units units;
    private final CaseMapping.UnitsFrom from;
    private final Map<String, UnitId> known = new HashMap<>();

    Departments(Units units, CaseMapping.UnitsFrom from) {
        this.units = units;
        this.from = from;
        if (units.byCode(from.root()).isEmpty()) {
            if (from.rootName() == null) {
                throw Unusable.because(
                        "没有编码为 %s 的单位；如需新建，请写明 root-name",
                        "There is no unit with the code %s; to make it, give root-name",
                        from.root());
            }
            units.importAll(
                    List.of(
                            new UnitRow(
                                    from.root(),
                                    Objects.requireNonNull(from.rootName()),
                                    from.rootKind(),
                                    null,
                                    from.since(),
                                    null,
                                    null)));
        }
    }

    /** The unit, or null for an empty word. */
    @Nullable UnitId of(String word) {
        return word.isEmpty() ? null : known.computeIfAbsent(word, this::find);
    }

    private UnitId find(String word) {
        var code = from.root() + "-" + slug(word);
        var unit = units.byCode(code);
        if (unit.isPresent()) {
            return unit.get().id();
        }
        units.importAll(
                List.of(
                        new UnitRow(
                                code,
                                from.names().getOrDefault(word, word),
                                from.kind(),
                                from.root(),
                                from.since(),
                                null,
                                null)));
        return units.byCode(code).orElseThrow().id();
    }

    /** A code that stays the same for the same word and differs for others. */
    private static String slug(String word) {
        var plain = word.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "-");
        return plain.equals(word.toUpperCase(Locale.ROOT))
                ? plain
                : plain + "-" + Integer.toHexString(word.hashCode());
    }
}
