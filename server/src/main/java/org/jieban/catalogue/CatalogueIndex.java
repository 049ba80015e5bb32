package org.jieban.catalogue;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jieban.organisation.Unit;
import org.jspecify.annotations.Nullable;

/**
 * One version of the catalogue, laid out so that the rule for a matter in a place is found with a
 * few look-ups: as many as the category and the area are deep.
 */
final class CatalogueIndex {

    private static final String ANY = "";

    private final CatalogueVersion version;
    private final List<Rule> rules;
    private final Map<String, Map<String, Rule>> byCategoryAndArea = new HashMap<>();
    private final Map<Urgency, StandardLimits> limits = new EnumMap<>(Urgency.class);

    CatalogueIndex(CatalogueVersion version, List<Rule> rules, List<StandardLimits> limits) {
        this.version = version;
        this.rules = List.copyOf(rules);
        for (var rule : rules) {
            byCategoryAndArea
                    .computeIfAbsent(orAny(rule.category()), _ -> new HashMap<>())
                    .put(orAny(rule.area()), rule);
        }
        limits.forEach(limit -> this.limits.put(limit.urgency(), limit));
    }

    CatalogueVersion version() {
        return version;
    }

    List<Rule> rules() {
        return rules;
    }

    StandardLimits limits(Urgency urgency) {
        var found = limits.get(urgency);
        if (found == null) {
            throw new IllegalStateException("No limits for " + urgency + " in " + version);
        }
        return found;
    }

    /**
     * The most specific rule: the most exact category wins, then the smallest area. Two rules
     * cannot tie, since a version has one per category and area.
     *
     * @param categories from the top down
     * @param areas from the top down
     */
    // [impl->rule~dispatch.specific~1]
    Optional<Rule> mostSpecific(List<Category> categories, List<Unit> areas) {
        for (var category : categories.reversed()) {
            var rule = in(byCategoryAndArea.get(category.code()), areas);
            if (rule.isPresent()) {
                return rule;
            }
        }
        return in(byCategoryAndArea.get(ANY), areas);
    }

    private static Optional<Rule> in(@Nullable Map<String, Rule> byArea, List<Unit> areas) {
        if (byArea == null) {
            return Optional.empty();
        }
        for (var area : areas.reversed()) {
            var rule = byArea.get(area.code());
            if (rule != null) {
                return Optional.of(rule);
            }
        }
        return Optional.ofNullable(byArea.get(ANY));
    }

    private static String orAny(@Nullable String code) {
        return code == null ? ANY : code;
    }
}
