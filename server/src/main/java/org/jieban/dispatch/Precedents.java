package org.jieban.dispatch;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jieban.audit.Audit;
import org.jieban.audit.AuditKind;
import org.jieban.catalogue.Amending;
import org.jieban.catalogue.CatalogueVersion;
import org.jieban.catalogue.Categories;
import org.jieban.catalogue.Category;
import org.jieban.catalogue.RuleFromRuling;
import org.jieban.dispatch.DeskReading.Precedent;
import org.jieban.identity.Actor;
import org.jieban.organisation.Unit;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.UnitKind;
import org.jieban.organisation.Units;
import org.jieban.shared.CommonProblem;
import org.jieban.shared.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Rulings that hold for later cases (案例): found for what looks alike, and made rules. */
@Service
class Precedents {

    private static final int ALIKE_AT_MOST = 5;

    private final DeskReading reading;
    private final Categories categories;
    private final Units units;
    private final Amending amending;
    private final Audit audit;
    private final Clock clock;

    Precedents(
            DeskReading reading,
            Categories categories,
            Units units,
            Amending amending,
            Audit audit,
            Clock clock) {
        this.reading = reading;
        this.categories = categories;
        this.units = units;
        this.amending = amending;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Precedents of the same category or one beside it, in the same area or one beside it.
     *
     * @param but the case that is looked at, which is not its own precedent; empty for none
     */
    // [impl->rule~dispute.precedent~1]
    List<Precedent> alike(@Nullable String category, @Nullable UnitId area, String but) {
        if (category == null) {
            return List.of();
        }
        return reading.alike(
                category,
                categoriesBeside(category),
                area == null ? null : area.value(),
                area == null ? List.of() : areasBeside(area),
                but,
                ALIKE_AT_MOST);
    }

    /** What a rule from a precedent would change. */
    Amending.Change preview(String number, int seq) {
        return amending.preview(rule(get(number, seq)));
    }

    /** A new version of the catalogue with this rule, on record. */
    // [impl->rule~dispute.catalogue~1]
    @Transactional
    CatalogueVersion intoCatalogue(String number, int seq, int latest, Actor by) {
        var precedent = get(number, seq);
        var version = amending.add(rule(precedent), latest, by.name());
        reading.takenIntoCatalogue(
                precedent, version.version(), clock.instant().atOffset(ZoneOffset.UTC), by.name());
        audit.about(by)
                .of(number)
                .with(Map.of("catalogue", version.version(), "precedent", seq))
                .record(AuditKind.ADMIN_CHANGE);
        return version;
    }

    private Precedent get(String number, int seq) {
        return reading.one(number, seq)
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }

    private static RuleFromRuling rule(Precedent precedent) {
        var category = precedent.category();
        if (category == null) {
            throw new ProblemException(CommonProblem.NOT_FOUND);
        }
        var area = precedent.area();
        return new RuleFromRuling(
                category,
                area == null ? null : new UnitId(area),
                new UnitId(precedent.unit()),
                "案例 " + precedent.number() + "：" + precedent.basis());
    }

    /** Itself, the one above it and all below that; a first level stands alone. */
    private List<String> categoriesBeside(String category) {
        var path = categories.path(category);
        if (path.size() < 3) {
            return path.stream().skip(1).map(Category::code).toList().isEmpty()
                    ? List.of(category)
                    : below(category);
        }
        return below(path.get(path.size() - 2).code());
    }

    private List<String> below(String category) {
        var codes = new java.util.ArrayList<String>();
        codes.add(category);
        categories.children(category).forEach(child -> codes.add(child.code()));
        return codes;
    }

    /** Itself, what it lies in below the city, and all that lies in that. */
    private List<Long> areasBeside(UnitId area) {
        var unit = units.get(area);
        var parent = unit.parent();
        boolean alone = parent == null || units.get(parent).kind() == UnitKind.CITY;
        var top = alone || parent == null ? area : parent;
        return units.subtree(top).stream()
                .filter(below -> below.kind().isArea())
                .map(Unit::id)
                .map(UnitId::value)
                .toList();
    }
}
