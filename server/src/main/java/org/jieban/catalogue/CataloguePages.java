package org.jieban.catalogue;

import java.util.List;
import java.util.Optional;
import org.jieban.calendar.Limit;
import org.jieban.organisation.Unit;
import org.jieban.organisation.Units;
import org.jieban.shared.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Shows rules page by page, with names for the codes. */
@Service
public class CataloguePages {

    private static final int LONGEST = 200;

    private final Catalogue catalogue;
    private final Categories categories;
    private final Units units;

    CataloguePages(Catalogue catalogue, Categories categories, Units units) {
        this.catalogue = catalogue;
        this.categories = categories;
        this.units = units;
    }

    /** A rule as an official reads it. */
    public record RuleShown(
            int number,
            @Nullable String category,
            List<String> categoryPath,
            @Nullable String area,
            @Nullable String areaName,
            Charge charge,
            @Nullable String unit,
            @Nullable String unitName,
            @Nullable String function,
            List<String> assisting,
            @Nullable Limit sign,
            @Nullable Limit contact,
            @Nullable Limit feedback,
            @Nullable Urgency urgency,
            String community,
            String note) {

        private boolean mentions(String words) {
            return String.join(" ", categoryPath).contains(words)
                    || words.equals(category)
                    || note.contains(words)
                    || charge.name().equals(words)
                    || words.equals(function)
                    || (unitName != null && unitName.contains(words))
                    || (areaName != null && areaName.contains(words));
        }
    }

    /**
     * Rules of a version after a rule's number, those that mention some words.
     *
     * @param words part of a category's, area's or unit's name, a code, or empty for all
     */
    public Slice<RuleShown> rules(int version, String words, int after, int limit) {
        var size = Math.clamp(limit, 1, LONGEST);
        var found =
                catalogue.rules(version).stream()
                        .filter(rule -> rule.number() > after)
                        .map(this::shown)
                        .filter(rule -> words.isBlank() || rule.mentions(words.strip()))
                        .limit(size + 1L)
                        .toList();
        return found.size() > size
                ? new Slice<>(
                        found.subList(0, size), Integer.toString(found.get(size - 1).number()))
                : new Slice<>(found, null);
    }

    RuleShown shown(Rule rule) {
        return new RuleShown(
                rule.number(),
                rule.category(),
                rule.category() == null ? List.of() : categories.pathNames(rule.category()),
                rule.area(),
                name(rule.area()),
                rule.charge().charge(),
                rule.charge().unit(),
                name(rule.charge().unit()),
                rule.charge().function(),
                rule.assisting().stream().map(Party::toString).toList(),
                rule.sign(),
                rule.contact(),
                rule.feedback(),
                rule.urgency(),
                rule.community(),
                rule.note());
    }

    private @Nullable String name(@Nullable String code) {
        return Optional.ofNullable(code).flatMap(units::byCode).map(Unit::name).orElse(null);
    }
}
