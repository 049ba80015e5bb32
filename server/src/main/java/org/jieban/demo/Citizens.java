package org.jieban.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jieban.casefile.CaseEvent.Channel;
import org.jieban.catalogue.CaseKind;
import org.jieban.catalogue.Category;
import org.jieban.demo.Said.Desk;
import org.jieban.organisation.Unit;
import org.jieban.organisation.UnitId;

/** Invents what citizens of some communities say. Pure: the same seed says the same. */
final class Citizens {

    private static final List<String> TIMES =
            List.of("昨天晚上", "上周", "前天", "这几天", "今天早上", "上个月", "周末", "国庆以后");
    private static final List<String> WAYS =
            List.of("东路", "西街", "南路", "北街", "中路", "大街", "东里", "西里");
    private static final double HOME_STREET_WEIGHT = 7;
    private static final double HOME_COMMUNITY_WEIGHT = 9;
    private static final double VILLAGE_WEIGHT = 0.3;
    private static final int PEOPLE = 9000;

    private final List<Unit> communities;
    private final double[] sums;
    private final Trouble trouble;

    /**
     * @param communities where citizens live
     */
    Citizens(List<Unit> communities, Trouble trouble) {
        this.communities = communities;
        this.trouble = trouble;
        this.sums = new double[communities.size()];
        double all = 0;
        for (int i = 0; i < sums.length; i++) {
            all += weight(communities.get(i));
            sums[i] = all;
        }
    }

    private static double weight(Unit community) {
        var code = community.code();
        double lively = Chance.of("lively", code.substring(0, 9)).between(0.5, 1.6);
        double here = Chance.of("lively", code).between(0.4, 1.6);
        if (community.name().endsWith("村")) {
            lively *= VILLAGE_WEIGHT;
        }
        if (code.startsWith(CityPlan.HOME_STREET)) {
            lively *= HOME_STREET_WEIGHT;
        }
        return code.equals(CityPlan.HOME_COMMUNITY)
                ? lively * HOME_COMMUNITY_WEIGHT
                : lively * here;
    }

    /** What is said; everything follows from the seed and the day. */
    Said say(String seed, LocalDate day) {
        var chance = Chance.of("say", seed);
        return say(seed, community(chance), trouble.category(chance, day), chance);
    }

    /** What is said about a matter that many have at once: no heating in winter, else no water. */
    Said sayOutage(String seed, LocalDate day, UnitId street) {
        var chance = Chance.of("say", seed);
        var there =
                communities.stream()
                        .filter(community -> street.equals(community.parent()))
                        .toList();
        return say(
                seed,
                there.isEmpty() ? community(chance) : chance.oneOf(there),
                trouble.outage(day),
                chance);
    }

    /** The street of the demo's visitors, where somebody lives there. */
    UnitId homeStreet() {
        return communities.stream()
                .filter(community -> community.code().startsWith(CityPlan.HOME_STREET))
                .map(Unit::parent)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> street(CityPlan.HOME_STREET));
    }

    /** A street in which something breaks. */
    UnitId street(Object seed) {
        var community = community(Chance.of("outage", seed));
        var street = community.parent();
        return street == null ? community.id() : street;
    }

    private Said say(String seed, Unit community, Category category, Chance chance) {
        var phrase = trouble.phrase(category, chance);
        var base = base(community.name());
        var place = base + chance.oneOf(WAYS);
        var channel = channel(chance);
        boolean secret = category.sensitive() || chance.hit(0.03);
        boolean contactable = !chance.hit(0.02);
        var desk = desk(category, channel, chance);
        return new Said(
                category.kind(),
                fill(phrase.title(), base, place, chance),
                fill(phrase.words(), base, place, chance),
                desk == Desk.POOLED ? null : category.code(),
                category.urgency(),
                community.id(),
                address(base, place, chance),
                DemoPoints.of(community.code(), seed).orElse(null),
                channel,
                String.valueOf(chance.below(PEOPLE)),
                chance.hit(0.05),
                contactable,
                secret,
                !category.exempt() && chance.hit(0.35),
                desk);
    }

    private Unit community(Chance chance) {
        int found = Arrays.binarySearch(sums, chance.between(0, sums[sums.length - 1]));
        return communities.get(Math.min(found < 0 ? -found - 1 : found, sums.length - 1));
    }

    private static Channel channel(Chance chance) {
        double drawn = chance.between(0, 1);
        if (drawn < 0.62) {
            return Channel.PHONE;
        }
        if (drawn < 0.78) {
            return Channel.APP;
        }
        return drawn < 0.90 ? Channel.WEB : drawn < 0.95 ? Channel.UPPER : Channel.GRID;
    }

    private static Desk desk(Category category, Channel channel, Chance chance) {
        if (channel == Channel.APP || channel == Channel.WEB) {
            return Desk.WAITS;
        }
        boolean word =
                category.kind() == CaseKind.CONSULTATION || category.kind() == CaseKind.PRAISE;
        if (word && chance.hit(0.72)) {
            return Desk.ANSWERED;
        }
        if (chance.hit(0.015)) {
            return Desk.GUIDED;
        }
        return chance.hit(0.06) ? Desk.POOLED : Desk.DISPATCHED;
    }

    private static String fill(String text, String base, String place, Chance chance) {
        return text.replace("{community}", base)
                .replace("{place}", place)
                .replace("{number}", String.valueOf(2 + chance.below(18)))
                .replace("{time}", chance.oneOf(TIMES));
    }

    private static String address(String base, String place, Chance chance) {
        return chance.hit(0.6)
                ? "%s%d号楼%d单元".formatted(base, 1 + chance.below(24), 1 + chance.below(6))
                : "%s%d号附近".formatted(place, 1 + chance.below(90));
    }

    private static String base(String community) {
        var base = community.replaceFirst("(社区|村)$", "");
        return base.length() < 2 ? community : base;
    }

    /** Communities of a street, a district or the whole city, by code. */
    static List<Unit> below(List<Unit> all, String codePrefix, Optional<String> without) {
        var found = new ArrayList<Unit>();
        for (var unit : all) {
            if (unit.code().startsWith(codePrefix)
                    && without.map(prefix -> !unit.code().startsWith(prefix)).orElse(true)) {
                found.add(unit);
            }
        }
        found.sort(java.util.Comparator.comparing(Unit::code));
        return found;
    }
}
