package org.jieban.organisation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The whole tree as it was at one version, for questions that must not cost a round trip. */
final class UnitTree {

    private final long version;
    private final Map<UnitId, Unit> byId;
    private final Map<String, Unit> byCode = new HashMap<>();
    private final Map<UnitId, List<Unit>> children = new HashMap<>();
    private final List<Unit> roots = new ArrayList<>();
    private final Map<UnitId, Scope> scopes = new ConcurrentHashMap<>();

    UnitTree(long version, List<Unit> units) {
        this.version = version;
        this.byId = HashMap.newHashMap(units.size());
        for (var unit : units) {
            byId.put(unit.id(), unit);
            byCode.put(unit.code(), unit);
            var parent = unit.parent();
            if (parent == null) {
                roots.add(unit);
            } else {
                children.computeIfAbsent(parent, _ -> new ArrayList<>()).add(unit);
            }
        }
    }

    long version() {
        return version;
    }

    Optional<Unit> find(UnitId id) {
        return Optional.ofNullable(byId.get(id));
    }

    Optional<Unit> byCode(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** The unit as a line of a file would say it. */
    UnitRow row(Unit unit) {
        var parent = unit.parent();
        return new UnitRow(
                unit.code(),
                unit.name(),
                unit.kind(),
                parent == null ? null : find(parent).map(Unit::code).orElse(null),
                unit.from(),
                unit.until(),
                unit.residents());
    }

    List<Unit> all() {
        return List.copyOf(byId.values());
    }

    List<Unit> roots() {
        return List.copyOf(roots);
    }

    List<Unit> children(UnitId parent) {
        return List.copyOf(children.getOrDefault(parent, List.of()));
    }

    /** From the top down to the unit itself. */
    List<Unit> path(Unit unit) {
        var path = new ArrayDeque<Unit>();
        path.addFirst(unit);
        var parent = unit.parent();
        while (parent != null && path.size() <= byId.size()) {
            var above = byId.get(parent);
            if (above == null) {
                break;
            }
            path.addFirst(above);
            parent = above.parent();
        }
        return List.copyOf(path);
    }

    /** The unit and everything below it, also what has ended. */
    List<Unit> subtree(Unit top) {
        var found = new ArrayList<Unit>();
        var waiting = new ArrayDeque<Unit>();
        waiting.add(top);
        while (!waiting.isEmpty()) {
            var unit = waiting.removeFirst();
            found.add(unit);
            waiting.addAll(children.getOrDefault(unit.id(), List.of()));
        }
        return found;
    }

    Scope scope(Unit top) {
        return scopes.computeIfAbsent(top.id(), _ -> freshScope(top));
    }

    private Scope freshScope(Unit top) {
        if (roots.size() == 1 && top.parent() == null) {
            return Scope.EVERYTHING;
        }
        return Scope.of(subtree(top).stream().mapToLong(unit -> unit.id().value()).toArray());
    }
}
