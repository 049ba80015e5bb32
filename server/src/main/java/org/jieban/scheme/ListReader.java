package org.jieban.scheme;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jieban.scheme.Formula.Kind;
import org.jieban.scheme.Scheme.Distinction;
import org.jieban.scheme.Scheme.End;
import org.jieban.scheme.Scheme.ListName;
import org.jspecify.annotations.Nullable;

/** The lists of a document (先进、进步、整改、治理). */
final class ListReader {

    private static final Pattern TAKE = Pattern.compile("(\\d{1,5})(\\s?%)?");
    private static final int ALL = 100;

    private final List<Fault> faults;

    ListReader(List<Fault> faults) {
        this.faults = faults;
    }

    // [impl->rule~scheme.lists~1]
    List<Distinction> read(YamlTable top, Map<String, Kind> known, Set<String> groups) {
        var table = top.optionalTable("lists");
        if (table == null) {
            return List.of();
        }
        var lists = new ArrayList<Distinction>();
        for (var list : ListName.values()) {
            var one = table.optionalTable(list.wireName());
            if (one != null) {
                var read = list(one, list, known, groups);
                if (read != null) {
                    lists.add(read);
                }
            }
        }
        table.done();
        int percents =
                lists.stream()
                        .filter(Distinction::percent)
                        .filter(one ->
                                one.list() == ListName.ADVANCED || one.list() == ListName.RECTIFY)
                        .mapToInt(Distinction::take)
                        .sum();
        if (faults.isEmpty() && percents > ALL) {
            table.fault(
                    new Words(
                            "先进与整改合计 %d%%,超过全部单位".formatted(percents),
                            "advanced and rectify make %d%% of the units together"
                                    .formatted(percents)));
        }
        return lists;
    }

    private static @Nullable Distinction list(
            YamlTable table, ListName list, Map<String, Kind> known, Set<String> groups) {
        End end = null;
        Formula figure = null;
        for (var one : End.values()) {
            if (table.has(one.wireName())) {
                if (end != null) {
                    table.fault(
                            one.wireName(),
                            new Words(
                                    "highest 与 lowest 只能写一个",
                                    "either highest or lowest, not both"));
                }
                end = one;
                figure = table.formula(one.wireName(), known);
            }
        }
        if (end == null) {
            table.fault(
                    new Words(
                            "缺少 highest 或 lowest", "either \"highest\" or \"lowest\" is missing"));
        }
        var take = table.text("take");
        int number = 1;
        boolean percent = false;
        if (take != null) {
            var parts = TAKE.matcher(take);
            percent = take.endsWith("%");
            number = parts.matches() ? Integer.parseInt(parts.group(1)) : 0;
            if (number < 1 || percent && number > ALL) {
                table.fault(
                        "take",
                        new Words(
                                "应为个数或百分比,例如 10 或 10%",
                                "a number or a percentage is expected, such as 10 or 10%"));
            }
        }
        var least = table.decimal("least");
        var most = table.decimal("most");
        SchemeReader.inOrder(table, least, most);
        var only = table.set("groups", text -> groups.contains(text) ? text : null, groups);
        table.done();
        return end == null || figure == null
                ? null
                : new Distinction(list, end, figure, number, percent, least, most, only);
    }
}
