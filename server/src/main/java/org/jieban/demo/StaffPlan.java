package org.jieban.demo;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jieban.identity.PersonRow;
import org.jieban.identity.Role;
import org.jieban.organisation.UnitKind;
import org.jieban.organisation.UnitRow;

/** The invented people who work in the demo city, among them the accounts a visitor may use. */
final class StaffPlan {

    private static final int AGENTS = 40;
    private static final int DISPATCHERS = 8;
    private static final int REVISITERS = 24;
    private static final Set<UnitKind> IN_CHARGE =
            EnumSet.of(
                    UnitKind.DISTRICT,
                    UnitKind.STREET,
                    UnitKind.DEPARTMENT,
                    UnitKind.DISTRICT_DEPARTMENT,
                    UnitKind.ENTERPRISE);

    /**
     * An account for visitors.
     *
     * @param does what it is for, in both languages
     */
    record Account(
            String username, String name, String unit, Role role, String title, String does) {}

    /** The accounts that are told at the start and in the README. */
    static final List<Account> ACCOUNTS =
            List.of(
                    hotline("agent", "王晓琳", Role.AGENT, "话务员", "话务员 hotline agent"),
                    hotline("dispatcher", "李建明", Role.DISPATCHER, "派单员", "派单员 dispatcher"),
                    new Account(
                            "wangjing",
                            "张海燕",
                            CityPlan.HOME_STREET,
                            Role.HANDLER,
                            "承办人员",
                            "望京街道承办人员 street staff"),
                    new Account(
                            "wangjing-leader",
                            "刘志强",
                            CityPlan.HOME_STREET,
                            Role.LEADER,
                            "主任",
                            "望京街道主要领导 street leader"),
                    new Account(
                            "chaoyang-leader",
                            "高建军",
                            CityPlan.HOME_DISTRICT,
                            Role.LEADER,
                            "副区长",
                            "朝阳区领导 district leader"),
                    new Account(
                            "huajiadi",
                            "陈秀英",
                            CityPlan.HOME_COMMUNITY,
                            Role.HANDLER,
                            "社区工作者",
                            "花家地社区 community"),
                    new Account(
                            "water",
                            "杨振华",
                            CityPlan.WATER,
                            Role.HANDLER,
                            "承办人员",
                            "自来水公司承办人员 water company"),
                    new Account(
                            "water-leader",
                            "赵国平",
                            CityPlan.WATER,
                            Role.LEADER,
                            "总经理",
                            "自来水公司负责人 water company's head"),
                    new Account(
                            "urban",
                            "郑卫东",
                            CityPlan.HOME_DISTRICT + "-urban",
                            Role.HANDLER,
                            "承办人员",
                            "区城管委承办人员 district's urban management"),
                    new Account(
                            "enforcement",
                            "韩雪松",
                            CityPlan.HOME_DISTRICT + "-enforcement",
                            Role.HANDLER,
                            "承办人员",
                            "区城管执法局承办人员 district's enforcement"),
                    new Account(
                            "gas",
                            "冯建设",
                            CityPlan.HOME_DISTRICT + "-ent-gas",
                            Role.HANDLER,
                            "承办人员",
                            "燃气公司承办人员 gas company"),
                    hotline("revisiter", "周静怡", Role.REVISITER, "回访员", "回访员 revisit agent"),
                    hotline("assessor", "吴文杰", Role.ASSESSOR, "考核员", "考核员 assessor"),
                    hotline(
                            "hotline-leader",
                            "林国华",
                            Role.LEADER,
                            "主任",
                            "热线中心主任 head of the hotline centre"),
                    hotline("analyst", "徐欣然", Role.ANALYST, "分析员", "分析员 analyst"),
                    hotline("admin", "孙立新", Role.ADMINISTRATOR, "管理员", "管理员 administrator"),
                    hotline("auditor", "马思宁", Role.AUDITOR, "审计员", "审计员 auditor"));

    private StaffPlan() {}

    private static Account hotline(
            String username, String name, Role role, String title, String does) {
        return new Account(username, name, CityPlan.HOTLINE, role, title, does);
    }

    /** Everybody, for these units. */
    static List<PersonRow> everybody(List<UnitRow> units) {
        var rows = new ArrayList<PersonRow>();
        for (var account : ACCOUNTS) {
            rows.add(
                    row(
                            account.username(),
                            account.name(),
                            account.unit(),
                            account.role(),
                            account.title()));
        }
        desk(rows, "agent", AGENTS, Role.AGENT, "话务员");
        desk(rows, "dispatcher", DISPATCHERS, Role.DISPATCHER, "派单员");
        desk(rows, "revisiter", REVISITERS, Role.REVISITER, "回访员");
        for (var unit : units) {
            if (IN_CHARGE.contains(unit.kind())) {
                inCharge(rows, unit);
            } else if (helps(unit)) {
                invented(rows, "u" + unit.code(), unit.code(), Role.HANDLER, "社区工作者");
            }
        }
        return rows;
    }

    private static boolean helps(UnitRow unit) {
        return unit.kind() == UnitKind.SECTION
                || (unit.kind() == UnitKind.COMMUNITY
                        && unit.code().startsWith(CityPlan.HOME_DISTRICT));
    }

    private static void desk(
            List<PersonRow> rows, String name, int people, Role role, String title) {
        for (int i = 2; i <= people; i++) {
            invented(rows, "%s%02d".formatted(name, i), CityPlan.HOTLINE, role, title);
        }
    }

    private static void inCharge(List<PersonRow> rows, UnitRow unit) {
        var title =
                switch (unit.kind()) {
                    case STREET -> "主任";
                    case ENTERPRISE -> "总经理";
                    case DISTRICT -> "区长";
                    default -> "局长";
                };
        invented(rows, "u" + unit.code() + "-l", unit.code(), Role.LEADER, title);
        invented(rows, "u" + unit.code() + "-1", unit.code(), Role.HANDLER, "承办人员");
        invented(rows, "u" + unit.code() + "-2", unit.code(), Role.HANDLER, "承办人员");
    }

    private static void invented(
            List<PersonRow> rows, String username, String unit, Role role, String title) {
        rows.add(row(username, PersonNames.of(username), unit, role, title));
    }

    private static PersonRow row(
            String username, String name, String unit, Role role, String title) {
        return new PersonRow(username, name, unit, role, title, null, null);
    }
}
