package org.jieban.catalogue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jieban.calendar.CityZone;
import org.jieban.organisation.Unit;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.UnitKind;
import org.jspecify.annotations.Nullable;

/** A small city on paper, with catalogues written as the files that administrators write. */
final class PaperCity {

    static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");

    private final Map<String, Unit> units = new LinkedHashMap<>();
    private final CategoryTree categories;
    private List<FunctionOfUnit> functions = new ArrayList<>();

    PaperCity(CategoryTree categories) {
        this.categories = categories;
    }

    /** Two districts with a street and a community each, some departments and enterprises. */
    static PaperCity small() {
        var city =
                new PaperCity(
                        new CategoryTree(
                                CategoryCsv.read(
                                        bytes(
                                                """
                                                code,name,parent,kind,urgency
                                                01,城市管理,,,
                                                0101,市容环境,01,,
                                                010101,占道经营,0101,COMPLAINT,GENERAL
                                                010102,露天烧烤,0101,COMPLAINT,GENERAL
                                                02,公共服务,,,
                                                0201,供水,02,HELP,LIVELIHOOD
                                                020101,停水,0201,,
                                                03,其他,,,
                                                """))));
        city.unit("city", "平安市", UnitKind.CITY, null)
                .unit("east", "东区", UnitKind.DISTRICT, "city")
                .unit("west", "西区", UnitKind.DISTRICT, "city")
                .unit("lake", "湖滨街道", UnitKind.STREET, "east")
                .unit("hill", "山前街道", UnitKind.STREET, "west")
                .unit("reed", "芦苇社区", UnitKind.COMMUNITY, "lake")
                .unit("pine", "松树社区", UnitKind.COMMUNITY, "hill")
                .unit("east-enforcement", "东区城管执法局", UnitKind.DISTRICT_DEPARTMENT, "east")
                .unit("city-transport", "平安市交通委员会", UnitKind.DEPARTMENT, "city")
                .unit("water", "平安市自来水集团", UnitKind.ENTERPRISE, "city")
                .unit("west-water", "西区自来水公司", UnitKind.ENTERPRISE, "west");
        city.functions =
                city.files()
                        .functions(
                                bytes(
                                        """
                                        function,area,unit
                                        enforcement,east,east-enforcement
                                        water,city,water
                                        water,west,west-water
                                        """));
        return city;
    }

    PaperCity unit(String code, String name, UnitKind kind, @Nullable String parent) {
        return unit(code, name, kind, parent, null);
    }

    PaperCity unit(
            String code,
            String name,
            UnitKind kind,
            @Nullable String parent,
            @Nullable LocalDate until) {
        units.put(
                code,
                new Unit(
                        new UnitId(units.size() + 1),
                        code,
                        name,
                        kind,
                        parent == null ? null : unit(parent).id(),
                        LocalDate.of(2000, 1, 1),
                        until,
                        null));
        return this;
    }

    void does(String function, Charge charge, @Nullable String area, String unit) {
        functions.add(new FunctionOfUnit(function, charge, area, unit));
    }

    Unit unit(String code) {
        return Optional.ofNullable(units.get(code)).orElseThrow();
    }

    CatalogueCsv files() {
        return new CatalogueCsv(
                code -> categories.find(code).isPresent(),
                code -> Optional.ofNullable(units.get(code)));
    }

    /** A catalogue of these rules, with the limits that are shipped. */
    CatalogueIndex catalogue(byte[] rules) {
        var read = files().rules(rules);
        return new CatalogueIndex(
                new CatalogueVersion(1, Instant.EPOCH, Instant.EPOCH, "", "", read.size()),
                read,
                LimitCsv.read(ShippedCatalogue.file("limits.csv")));
    }

    Decision decide(
            CatalogueIndex catalogue, String category, @Nullable String area, Urgency urgency) {
        var day = LocalDate.ofInstant(NOON, CityZone.ZONE);
        var matter = new Deciding.Matter(categories.path(category), path(area), urgency, day);
        return new Deciding(functions)
                .decide(catalogue, matter, code -> Optional.ofNullable(units.get(code)));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private List<Unit> path(@Nullable String code) {
        var path = new ArrayDeque<Unit>();
        var at = code == null ? null : unit(code);
        while (at != null) {
            path.addFirst(at);
            var parent = at.parent();
            at =
                    units.values().stream()
                            .filter(unit -> unit.id().equals(parent))
                            .findFirst()
                            .orElse(null);
        }
        return List.copyOf(path);
    }
}
