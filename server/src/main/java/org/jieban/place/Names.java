package org.jieban.place;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What people call a place: its name without the ending of the office, and without its last part. */
final class Names {

    private static final List<String> COMMITTEES =
            List.of(
                    "股份经济合作社生活区",
                    "社区居民委员会",
                    "社区居民居委会",
                    "社区居委会",
                    "社区家委会",
                    "村村民委员会",
                    "村村委会",
                    "居民委员会",
                    "村民委员会",
                    "居委会",
                    "村委会",
                    "家委会",
                    "虚拟社区",
                    "社区",
                    "村");
    private static final List<String> OFFICES =
            List.of("街道办事处", "地区办事处", "街道", "地区", "回族乡", "满族乡", "民族乡", "镇", "乡");
    private static final List<String> AUTHORITIES = List.of("区", "县");
    // 芳古园一区 → 芳古园; 花家地西里 → 花家地; 慧忠里第一 → 慧忠里; 龙跃苑东二区 → 龙跃苑
    private static final Pattern LAST_PART =
            Pattern.compile(
                    "(.{2,}?)([东南西北中前后上下]{0,2}第?[一二三四五六七八九十]+(?:[东南西北])?"
                            + "(?:[区里园院街条巷苑村]|号院|街坊)?|[东南西北中前后上下](?:[区里街园苑院巷路])?)");

    private Names() {}

    /** The name without the ending that says what kind of office it is: 望京街道 is 望京. */
    static String core(Place place) {
        var name = Spoken.plain(place.name());
        return switch (place.level()) {
            case DISTRICT -> without(name, AUTHORITIES);
            case STREET -> without(name, OFFICES);
            case COMMUNITY -> community(name);
        };
    }

    /** Names of the whole of which a community is a part: 芳古园一区第一 is in 芳古园一区 and in 芳古园. */
    static List<String> stems(String core) {
        var stems = new ArrayList<String>();
        var rest = core;
        while (true) {
            var match = LAST_PART.matcher(rest);
            if (!match.matches() || match.group(1).length() < 3) {
                return stems;
            }
            rest = match.group(1);
            stems.add(rest);
        }
    }

    /** Everything by which a place is called as a whole. */
    static Set<String> of(Place place) {
        var names = new LinkedHashSet<String>();
        var core = core(place);
        names.add(core);
        names.add(Spoken.plain(place.name()));
        if (place.level() == Level.COMMUNITY) {
            ordinal(core, names);
        }
        for (var alias : place.aliases()) {
            names.add(Spoken.plain(alias));
        }
        names.removeIf(name -> name.length() < 2);
        var shorter = Set.copyOf(names);
        if (place.level() == Level.COMMUNITY) {
            names.removeIf(name -> isWithEnding(name, shorter, place.level()));
        }
        return names;
    }

    /** A name that is another one with an ending is found by that one. */
    private static boolean isWithEnding(String name, Set<String> others, Level level) {
        for (var other : others) {
            if (name.length() > other.length() && name.startsWith(other)) {
                var suffix = Suffix.at(name, other.length());
                if (suffix != null
                        && suffix.level() == level
                        && suffix.text().length() == name.length() - other.length()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** 芍药居一 is called 芍药居第一 and 芍药居一社区, 慧忠里第一 also 慧忠里一. */
    private static void ordinal(String core, Set<String> names) {
        if (core.matches(".{2,}第[一二三四五六七八九十]+")) {
            names.add(core.replaceFirst("第(?=[^第]+$)", ""));
        }
    }

    private static String community(String name) {
        var core = without(name, COMMITTEES);
        if (core.length() > 2 && core.endsWith("村") && name.endsWith("生活区")) {
            core = core.substring(0, core.length() - 1);
        }
        // one character alone is no name: 皮村 stays 皮村
        if (core.length() == 1) {
            return core + (name.contains("村") ? "村" : "社区");
        }
        return core;
    }

    private static String without(String name, List<String> endings) {
        for (var ending : endings) {
            if (name.endsWith(ending) && name.length() > ending.length()) {
                var rest = name.substring(0, name.length() - ending.length());
                boolean office = ending.equals("镇") || ending.equals("乡");
                return office && rest.length() < 2 ? name : rest;
            }
        }
        return name;
    }
}
