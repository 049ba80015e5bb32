package org.jieban.organisation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jieban.shared.FieldProblem;
import org.jspecify.annotations.Nullable;

/**
 * What a tree of units must be, looked at before anything is written: known parents, each code
 * once, kinds that may stand where they stand, and no cycle, also none that closes over units that
 * are there already.
 */
final class TreeRules {

    private static final int LONGEST_CODE = 64;
    private static final int LONGEST_NAME = 200;

    /** The unit as it will be after the import, old or new. */
    private record Node(UnitKind kind, @Nullable String parent) {}

    /**
     * A wanted unit and where it was written.
     *
     * @param line line of the file, or null for a form
     */
    record Wanted(@Nullable Integer line, UnitRow row) {

        private FieldProblem problem(String field, String code, Map<String, Object> properties) {
            return new FieldProblem(line == null ? "/" + field : field, code, line, properties);
        }

        private FieldProblem problem(String field, String code) {
            return problem(field, code, Map.of());
        }
    }

    private final Map<String, Node> after = new HashMap<>();
    private final Map<String, Integer> lineOfCode = new HashMap<>();

    private final Set<String> unread;

    private TreeRules(UnitTree before, List<Wanted> wanted, Set<String> unread) {
        this.unread = unread;
        var codes = new HashMap<UnitId, String>();
        before.all().forEach(unit -> codes.put(unit.id(), unit.code()));
        before.all()
                .forEach(
                        unit -> after.put(unit.code(), new Node(unit.kind(), parent(unit, codes))));
        wanted.forEach(
                one -> after.put(one.row.code(), new Node(one.row.kind(), one.row.parent())));
    }

    private static @Nullable String parent(Unit unit, Map<UnitId, String> codes) {
        var parent = unit.parent();
        return parent == null ? null : codes.get(parent);
    }

    /**
     * Everything that is wrong with what is wanted; empty means it may be written. Cycles
     * are looked for only when nothing else is wrong.
     *
     * @param unread codes of lines that could not be read, so that their children are not blamed
     */
    // [impl->rule~organisation.tree~1]
    static List<FieldProblem> objections(UnitTree before, List<Wanted> wanted, Set<String> unread) {
        var rules = new TreeRules(before, wanted, unread);
        var objections = new ArrayList<FieldProblem>();
        for (var one : wanted) {
            rules.shape(one, objections);
            rules.once(one, objections);
            rules.place(one).ifPresent(objections::add);
        }
        rules.childrenStay(before, wanted, objections);
        if (objections.isEmpty() && unread.isEmpty()) {
            rules.cycles(wanted, objections);
        }
        return objections;
    }

    private void shape(Wanted one, List<FieldProblem> objections) {
        var row = one.row;
        text(one, "code", row.code(), LONGEST_CODE).ifPresent(objections::add);
        text(one, "name", row.name(), LONGEST_NAME).ifPresent(objections::add);
        var until = row.until();
        if (until != null && !until.isAfter(row.from())) {
            objections.add(one.problem("until", "until-before-from"));
        }
        var residents = row.residents();
        if (residents != null && residents < 0) {
            objections.add(one.problem("residents", "invalid"));
        }
    }

    private static Optional<FieldProblem> text(Wanted one, String field, String value, int limit) {
        if (value.isBlank()) {
            return Optional.of(one.problem(field, "required"));
        }
        return value.length() > limit
                ? Optional.of(one.problem(field, "too-long", Map.of("limit", limit)))
                : Optional.empty();
    }

    private void once(Wanted one, List<FieldProblem> objections) {
        var line = one.line == null ? 0 : one.line;
        var first = lineOfCode.putIfAbsent(one.row.code(), line);
        if (first != null) {
            objections.add(one.problem("code", "duplicate-line", Map.of("line", first)));
        }
    }

    private Optional<FieldProblem> place(Wanted one) {
        var row = one.row;
        var parent = row.parent();
        if (parent == null) {
            return row.kind().mayBeRoot()
                    ? Optional.empty()
                    : Optional.of(one.problem("parent", "parent-required"));
        }
        var above = after.get(parent);
        if (unread.contains(parent)) {
            return Optional.empty();
        }
        if (above == null) {
            return Optional.of(one.problem("parent", "parent-unknown", Map.of("parent", parent)));
        }
        return row.kind().mayStandUnder(above.kind) || parent.equals(row.code())
                ? Optional.empty()
                : Optional.of(
                        one.problem(
                                "parent",
                                "parent-kind",
                                Map.of("kind", row.kind(), "parentKind", above.kind)));
    }

    private void cycles(List<Wanted> wanted, List<FieldProblem> objections) {
        var endsAtTop = new HashSet<String>();
        for (var one : wanted) {
            var way = new HashSet<String>();
            String code = one.row.code();
            while (code != null && !endsAtTop.contains(code) && way.add(code)) {
                code = parentOf(code);
            }
            if (code == null || endsAtTop.contains(code)) {
                endsAtTop.addAll(way);
            } else {
                objections.add(one.problem("parent", "cycle"));
            }
        }
    }

    private @Nullable String parentOf(String code) {
        var node = after.get(code);
        return node == null ? null : node.parent;
    }

    /** A unit that changes its kind must still be right for what hangs below it. */
    private void childrenStay(UnitTree before, List<Wanted> wanted, List<FieldProblem> objections) {
        for (var one : wanted) {
            var old = before.byCode(one.row.code());
            if (old.isEmpty() || old.get().kind() == one.row.kind()) {
                continue;
            }
            var children = before.children(old.get().id());
            if (children.stream().anyMatch(child -> !fits(child, one.row))) {
                objections.add(one.problem("kind", "kind-has-children"));
            }
        }
    }

    private boolean fits(Unit child, UnitRow parent) {
        var node = after.get(child.code());
        return node == null
                || !parent.code().equals(node.parent)
                || node.kind.mayStandUnder(parent.kind());
    }
}
