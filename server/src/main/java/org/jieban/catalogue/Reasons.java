package org.jieban.catalogue;

import java.util.stream.Collectors;
import org.jieban.organisation.Unit;
import org.jspecify.annotations.Nullable;

/** Words for decisions, as an official would say them. */
final class Reasons {

    static final Why NO_CATEGORY =
            new Why(
                    "工单还没有可用的分类，请先确定分类再派单。",
                    "The case has no usable category yet; choose one before it is dispatched.");
    static final Why NO_VERSION =
            new Why(
                    "该时间没有生效的派单目录，由派单员决定。",
                    "No dispatch catalogue was in force at that time; a dispatcher decides.");
    static final Why NO_AREA =
            new Why(
                    "没有事发地，无法确定属地，由派单员决定。",
                    "The place is not known, so no district can be named; a dispatcher decides.");

    private Reasons() {}

    static Why direct(Deciding.Matter matter, Rule rule, Unit unit, int version) {
        var chinese =
                switch (rule.charge().charge()) {
                    case STREET -> rule.charge().unit() == null ? "由事发地街道（乡镇）办理" : "由目录指定的街道（乡镇）办理";
                    case DISTRICT_DEPARTMENT -> "属于区级部门职责";
                    case DEPARTMENT -> "属于市级部门职责";
                    case ENTERPRISE -> "由提供服务的公共服务企业办理";
                    case HOTLINE -> "由市民热线服务中心自行办理";
                    case DISTRICT -> "由区政府兜底办理";
                };
        var english =
                switch (rule.charge().charge()) {
                    case STREET ->
                            rule.charge().unit() == null
                                    ? "is handled by the street or town where it happened"
                                    : "is handled by the street or town that the catalogue names";
                    case DISTRICT_DEPARTMENT -> "is a duty of the district's department";
                    case DEPARTMENT -> "is a duty of the city's department";
                    case ENTERPRISE -> "is handled by the enterprise that provides the service";
                    case HOTLINE -> "is handled by the hotline centre itself";
                    case DISTRICT -> "is handled by the district as the backstop";
                };
        return new Why(
                "“%s”%s：%s%s。".formatted(path(matter), chinese, unit.name(), source(rule, version)),
                "“%s” %s: %s%s."
                        .formatted(
                                path(matter),
                                english,
                                unit.name(),
                                sourceInEnglish(rule, version)));
    }

    static Why backstop(
            Deciding.Matter matter,
            boolean unitMissing,
            @Nullable Rule rule,
            Unit district,
            int version) {
        if (rule == null) {
            return new Why(
                    "派单目录（第%d版）对“%s”没有规定，由属地兜底：%s。"
                            .formatted(version, path(matter), district.name()),
                    "The dispatch catalogue (version %d) has no rule for “%s”; %s is the backstop."
                            .formatted(version, path(matter), district.name()));
        }
        if (unitMissing) {
            return new Why(
                    "“%s”应由%s办理，但当地没有登记该单位，由属地兜底：%s%s。"
                            .formatted(
                                    path(matter),
                                    wanted(rule),
                                    district.name(),
                                    source(rule, version)),
                    "“%s” belongs to %s, but none is on record here; %s is the backstop%s."
                            .formatted(
                                    path(matter),
                                    rule.charge(),
                                    district.name(),
                                    sourceInEnglish(rule, version)));
        }
        return new Why(
                "“%s”权责不能直接确定，由属地兜底：%s%s。"
                        .formatted(path(matter), district.name(), source(rule, version)),
                "Competence for “%s” is not clear at once; %s is the backstop%s."
                        .formatted(path(matter), district.name(), sourceInEnglish(rule, version)));
    }

    static Why missing(Deciding.Matter matter, Rule rule) {
        return new Why(
                "“%s”应由%s办理，但事发地不明，由派单员决定。".formatted(path(matter), wanted(rule)),
                "“%s” belongs to %s, but the place is not exact enough; a dispatcher decides."
                        .formatted(path(matter), rule.charge()));
    }

    static Why nothing(Deciding.Matter matter) {
        return new Why(
                "派单目录对“%s”没有规定，事发地也不明，由派单员决定。".formatted(path(matter)),
                "The catalogue has no rule for “%s” and the place is not exact enough; a dispatcher decides."
                        .formatted(path(matter)));
    }

    private static String wanted(Rule rule) {
        return switch (rule.charge().charge()) {
            case STREET -> "街道（乡镇）";
            case DISTRICT -> "区政府";
            case DISTRICT_DEPARTMENT -> "区级部门";
            case DEPARTMENT -> "市级部门";
            case ENTERPRISE -> "公共服务企业";
            case HOTLINE -> "市民热线服务中心";
        };
    }

    private static String path(Deciding.Matter matter) {
        return matter.categories().stream().map(Category::name).collect(Collectors.joining(" › "));
    }

    private static String source(Rule rule, int version) {
        return "（派单目录第%d版第%d条）".formatted(version, rule.number());
    }

    private static String sourceInEnglish(Rule rule, int version) {
        return " (dispatch catalogue version %d, rule %d)".formatted(version, rule.number());
    }
}
