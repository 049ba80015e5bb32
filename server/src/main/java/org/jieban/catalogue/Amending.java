package org.jieban.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jieban.organisation.Unit;
import org.jieban.organisation.UnitKind;
import org.jieban.organisation.Units;
import org.jieban.shared.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes a new version of the catalogue of the latest one and one rule. */
@Service
public class Amending {

    private final Catalogue catalogue;
    private final CataloguePages pages;
    private final Categories categories;
    private final Units units;

    Amending(Catalogue catalogue, CataloguePages pages, Categories categories, Units units) {
        this.catalogue = catalogue;
        this.pages = pages;
        this.categories = categories;
        this.units = units;
    }

    /**
     * What a rule would change.
     *
     * @param version the latest version, which the new one is made of
     * @param decidesNow the rule that decides such a matter now, or null where none does
     * @param rule the new one
     * @param replaces whether it takes the place of the one that decides now
     */
    public record Change(
            int version,
            CataloguePages.@Nullable RuleShown decidesNow,
            CataloguePages.RuleShown rule,
            boolean replaces) {}

    /**
     * Shows what a rule would change; nothing happens.
     *
     * @throws ProblemException {@code catalogue/no-rule-possible} for a unit that no rule can name
     */
    public Change preview(RuleFromRuling ruling) {
        var latest = catalogue.versions().getLast().version();
        var now = decidesNow(ruling, latest);
        var rule = rule(ruling, now.orElse(null));
        return new Change(
                latest,
                now.map(pages::shown).orElse(null),
                pages.shown(rule),
                now.filter(old -> sameMatter(old, rule)).isPresent());
    }

    /**
     * Makes the new version, in force at once.
     *
     * @param latest the version that was looked at; {@code catalogue/changed} when there is a later one
     */
    // [impl->rule~dispute.catalogue~1]
    @Transactional
    public CatalogueVersion add(RuleFromRuling ruling, int latest, String by) {
        var rule = rule(ruling, decidesNow(ruling, latest).orElse(null));
        var rules = new ArrayList<>(catalogue.rules(latest));
        if (rules.stream().anyMatch(old -> sameMatter(old, rule))) {
            rules.replaceAll(old -> sameMatter(old, rule) ? rule : old);
        } else {
            rules.add(rule);
        }
        return catalogue.amend(latest, CatalogueCsv.writeRules(rules), ruling.note(), by);
    }

    private Optional<Rule> decidesNow(RuleFromRuling ruling, int version) {
        var area = ruling.area();
        List<Unit> areas = area == null ? List.of() : units.path(area);
        return catalogue.mostSpecific(version, categories.path(ruling.category()), areas);
    }

    /** Helpers, limits and urgency stay what they were. */
    private Rule rule(RuleFromRuling ruling, @Nullable Rule now) {
        var area = place(ruling);
        var charge = party(units.get(ruling.unit()), area);
        return new Rule(
                now == null ? 0 : now.number(),
                ruling.category(),
                area == null ? null : area.code(),
                charge,
                now == null ? List.of() : now.assisting(),
                now == null ? null : now.sign(),
                now == null ? null : now.contact(),
                now == null ? null : now.feedback(),
                now == null ? null : now.urgency(),
                now == null || charge.charge() != Charge.STREET ? "" : now.community(),
                ruling.note());
    }

    private @Nullable Unit place(RuleFromRuling ruling) {
        var area = ruling.area();
        if (area == null) {
            return null;
        }
        var unit = units.get(area);
        return unit.kind() == UnitKind.COMMUNITY
                ? units.nearest(area, UnitKind.STREET).orElse(null)
                : unit;
    }

    private static Party party(Unit unit, @Nullable Unit area) {
        return switch (unit.kind()) {
            case STREET ->
                    new Party(
                            Charge.STREET,
                            area != null && area.id().equals(unit.id()) ? null : unit.code(),
                            null);
            case DISTRICT -> new Party(Charge.DISTRICT, null, null);
            case DISTRICT_DEPARTMENT, DEPARTMENT, ENTERPRISE, HOTLINE ->
                    new Party(CatalogueCsv.chargeOf(unit.kind()).orElseThrow(), unit.code(), null);
            case CITY, COMMUNITY, SECTION ->
                    throw new ProblemException(
                            CatalogueProblem.NO_RULE_POSSIBLE, Map.of("unit", unit.name()));
        };
    }

    private static boolean sameMatter(Rule one, Rule other) {
        return Objects.equals(one.category(), other.category())
                && Objects.equals(one.area(), other.area());
    }
}
