package org.jieban.scheme;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jieban.organisation.UnitKind;
import org.jieban.scheme.Scheme.Group;
import org.jieban.scheme.Scheme.Selection;
import org.jieban.scheme.Scheme.Takes;
import org.jspecify.annotations.Nullable;

/** The groups of a document. */
final class GroupReader {

    private static final int MOST_SAMPLE = 100_000;

    private final List<Fault> faults;
    private final List<Fault> remarks;

    GroupReader(List<Fault> faults, List<Fault> remarks) {
        this.faults = faults;
        this.remarks = remarks;
    }

    // [impl->rule~scheme.groups~1]
    List<Group> read(YamlTable top, List<String> rates, Set<String> terms) {
        var table = top.table("groups");
        if (table == null) {
            return List.of();
        }
        var groups = new ArrayList<Group>();
        for (var code : table.names()) {
            if (!SchemeReader.isCode(code)) {
                table.faultAtName(code, SchemeReader.notACode(code));
            }
            var group = table.table(code);
            if (group == null) {
                continue;
            }
            var read = group(code, group, rates, terms);
            for (var other : groups) {
                if (overlap(read, other)) {
                    table.faultAtName(
                            code,
                            new Words(
                                    "与分组“%s”重叠:同一个单位会同时在两个分组".formatted(other.code()),
                                    "overlaps with \"%s\": a unit would be in both"
                                            .formatted(other.code())));
                }
            }
            groups.add(read);
        }
        if (groups.isEmpty() && faults.isEmpty()) {
            top.fault("groups", new Words("没有分组", "there are no groups"));
        }
        return groups;
    }

    private Group group(String code, YamlTable table, List<String> rates, Set<String> terms) {
        var name = SchemeReader.name(table);
        var units = selection(table, "units", true);
        var except = selection(table, "except", false);
        var takes =
                table.word(
                        "takes", SchemeDocument.words(Takes.values(), Takes::wireName), Takes.OWN);
        Map<String, Fraction> weights =
                table.has("weights") ? SchemeReader.weights(table, rates) : null;
        Integer sample =
                table.has("minimumSample")
                        ? Integer.valueOf(table.whole("minimumSample", 1, MOST_SAMPLE, 1))
                        : null;
        Set<String> bonus =
                table.has("bonus")
                        ? table.set("bonus", text -> terms.contains(text) ? text : null, terms)
                        : null;
        table.done();
        if (!Collections.disjoint(units.codes(), except.codes())) {
            table.fault("except", new Words("同一个单位既列入又排除", "a unit is named and excepted at once"));
        }
        if (units.kinds().contains(UnitKind.COMMUNITY)) {
            remarks.add(
                    table.remark(
                            "units",
                            new Words(
                                    "社区(村)不作承办单位,不会有得分",
                                    "a community is never in charge: it has no score")));
        }
        return new Group(code, name, units, except, takes, weights, sample, bonus);
    }

    private static Selection selection(YamlTable of, String name, boolean needed) {
        var table = needed ? of.table(name) : of.optionalTable(name);
        if (table == null) {
            return Selection.NONE;
        }
        var kindNames = SchemeDocument.words(UnitKind.values(), Enum::name);
        var kinds = table.set("kinds", kindNames::get, kindNames.keySet());
        var below = table.set("below", text -> text, Set.of());
        var codes = table.set("codes", text -> text, Set.of());
        table.done();
        if (kinds.isEmpty() && below.isEmpty() && codes.isEmpty()) {
            of.fault(
                    name,
                    new Words(
                            "没有单位:请写 kinds(单位类型)、below(下级)或 codes(单位代码)",
                            "no units: name kinds, below or codes"));
        }
        return new Selection(kinds, below, codes);
    }

    /** What can be seen without the tree of units; the rest is checked against it before use. */
    private static boolean overlap(Group one, Group other) {
        if (!Collections.disjoint(one.units().codes(), other.units().codes())) {
            return true;
        }
        if (Collections.disjoint(one.units().kinds(), other.units().kinds())) {
            return false;
        }
        return everywhere(one, other) || sameTops(one, other);
    }

    private static boolean everywhere(Group one, Group other) {
        return leavesNothingOut(one) && one.units().below().isEmpty() && !isKeptOut(other, one)
                || leavesNothingOut(other)
                        && other.units().below().isEmpty()
                        && !isKeptOut(one, other);
    }

    private static boolean leavesNothingOut(@Nullable Group group) {
        return group != null && group.except().equals(Selection.NONE);
    }

    private static boolean isKeptOut(Group one, Group from) {
        return !one.units().below().isEmpty()
                && from.except().below().containsAll(one.units().below());
    }

    private static boolean sameTops(Group one, Group other) {
        return !Collections.disjoint(one.units().below(), other.units().below())
                && leavesNothingOut(one)
                && leavesNothingOut(other);
    }
}
