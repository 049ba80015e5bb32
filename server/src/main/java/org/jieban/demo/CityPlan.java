package org.jieban.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jieban.organisation.UnitKind;
import org.jieban.organisation.UnitRow;
import org.jspecify.annotations.Nullable;

/** The demo city on paper: real places, invented authorities and enterprises, and what each does. */
final class CityPlan {

    /** The district whose past year is told in full, with staff down to the communities. */
    static final String HOME_DISTRICT = "110105";

    /** The street a visitor may log in at, and one of its communities. */
    static final String HOME_STREET = "110105026";

    static final String HOME_COMMUNITY = "110105026041";
    static final String HOTLINE = "hotline";
    static final String WATER = HOME_DISTRICT + "-ent-water";

    private static final LocalDate ALWAYS = LocalDate.of(2000, 1, 1);
    private static final int DISTRICT = 6;
    private static final int STREET = 9;
    private static final List<String> SECTIONS =
            List.of("城市管理办公室", "社区建设办公室", "平安建设办公室", "民生保障办公室");

    private final List<UnitRow> units = new ArrayList<>();
    private final StringBuilder functions = new StringBuilder("function,area,unit\n");
    private String city = "";

    private CityPlan() {}

    static CityPlan draw() {
        var plan = new CityPlan();
        plan.places();
        plan.authorities();
        for (int i = 0; i < SECTIONS.size(); i++) {
            plan.add(
                    HOME_STREET + "-k" + (i + 1),
                    SECTIONS.get(i),
                    UnitKind.SECTION,
                    HOME_STREET,
                    null);
        }
        return plan;
    }

    /** Units, the ones above before those below. */
    List<UnitRow> units() {
        return List.copyOf(units);
    }

    /** Which unit does what, as {@code Catalogue.replaceFunctions} reads it. */
    String functions() {
        return functions.toString();
    }

    private void places() {
        var residents = new HashMap<String, Integer>();
        var rows = DemoFile.read("places.csv");
        for (var row : rows) {
            var code = row.get("code");
            if (code.length() > STREET) {
                count(residents, code, Chance.of("residents", code).about(2900));
            }
        }
        for (var row : rows) {
            var code = row.get("code");
            var kind = kind(code);
            if (kind == UnitKind.CITY) {
                city = code;
            }
            add(code, cleanName(row.get("name"), kind), kind, parent(code), residents.get(code));
        }
    }

    private static void count(Map<String, Integer> residents, String community, int people) {
        String code = community;
        while (code != null) {
            residents.merge(code, people, Integer::sum);
            code = parent(code);
        }
    }

    private void authorities() {
        var districts = units.stream().filter(unit -> unit.kind() == UnitKind.DISTRICT).toList();
        for (var row : DemoFile.read("departments.csv")) {
            var kind = UnitKind.valueOf(row.get("kind"));
            if (row.get("parent").equals("CITY")) {
                authority(row.get("code"), row.get("name"), kind, city, row.get("functions"));
                continue;
            }
            for (var district : districts) {
                authority(
                        row.get("code").replace("{code}", district.code()),
                        row.get("name").replace("{district}", district.name()),
                        kind,
                        district.code(),
                        row.get("functions"));
            }
        }
    }

    private void authority(
            String code, String name, UnitKind kind, String parent, String functionsOfUnit) {
        add(code, name, kind, parent, null);
        if (kind == UnitKind.HOTLINE) {
            return;
        }
        for (var function : functionsOfUnit.split(" ")) {
            functions.append(function).append(',').append(parent).append(',').append(code);
            functions.append('\n');
        }
    }

    private void add(
            String code,
            String name,
            UnitKind kind,
            @Nullable String parent,
            @Nullable Integer residents) {
        units.add(new UnitRow(code, name, kind, parent, ALWAYS, null, residents));
    }

    private static UnitKind kind(String code) {
        return switch (code.length()) {
            case 2 -> UnitKind.CITY;
            case DISTRICT -> UnitKind.DISTRICT;
            case STREET -> UnitKind.STREET;
            default -> UnitKind.COMMUNITY;
        };
    }

    private static @Nullable String parent(String code) {
        return switch (kind(code)) {
            case DISTRICT -> code.substring(0, 2);
            case STREET -> code.substring(0, DISTRICT);
            case COMMUNITY -> code.substring(0, STREET);
            default -> null;
        };
    }

    /** The statistics name the committee (居委会、村委会); people name the place. */
    static String cleanName(String name, UnitKind kind) {
        if (kind != UnitKind.COMMUNITY) {
            return name;
        }
        for (var committee : List.of("居民委员会", "居委会")) {
            if (name.endsWith(committee)) {
                return ending(name, committee, "社区");
            }
        }
        for (var committee : List.of("村民委员会", "村委会")) {
            if (name.endsWith(committee)) {
                return ending(name, committee, "村");
            }
        }
        return name;
    }

    private static String ending(String name, String committee, String ending) {
        var base = name.substring(0, name.length() - committee.length());
        return base.endsWith(ending) ? base : base + ending;
    }
}
