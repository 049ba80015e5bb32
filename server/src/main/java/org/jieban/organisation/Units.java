package org.jieban.organisation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jieban.shared.CommonProblem;
import org.jieban.shared.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The tree of units (承办单位). Reads cost no round trip; see {@link UnitTrees}. */
@Service
public class Units {

    private final UnitTrees trees;

    Units(UnitTrees trees) {
        this.trees = trees;
    }

    /** The unit, or the problem {@code shared/not-found}. */
    public Unit get(UnitId id) {
        return find(id).orElseThrow(() -> unknown(id));
    }

    public Optional<Unit> find(UnitId id) {
        return trees.current().find(id);
    }

    public Optional<Unit> byCode(String code) {
        return trees.current().byCode(code);
    }

    /** Every unit that is or was, in no order. */
    public List<Unit> all() {
        return trees.current().all();
    }

    /** The tops of the tree; one in a city's installation. */
    public List<Unit> roots() {
        return trees.current().roots();
    }

    /** What stands directly below, also what has ended, by code. */
    public List<Unit> children(UnitId parent) {
        return trees.current().children(parent);
    }

    /** From the top down to the unit itself. */
    public List<Unit> path(UnitId id) {
        var tree = trees.current();
        return tree.path(tree.find(id).orElseThrow(() -> unknown(id)));
    }

    /** The nearest unit of this kind on the way up, the unit itself included: a community's street. */
    public Optional<Unit> nearest(UnitId id, UnitKind kind) {
        return path(id).reversed().stream().filter(unit -> unit.kind() == kind).findFirst();
    }

    /** Whether the unit is the other one or stands below it. */
    public boolean isWithin(UnitId id, UnitId top) {
        return path(id).stream().anyMatch(unit -> unit.id().equals(top));
    }

    /** The unit and everything below it, also what has ended. */
    public List<Unit> subtree(UnitId top) {
        var tree = trees.current();
        return tree.subtree(tree.find(top).orElseThrow(() -> unknown(top)));
    }

    /** The data scope (数据范围) of a post on this unit: the unit and everything below. */
    public Scope scope(UnitId top) {
        var tree = trees.current();
        return tree.scope(tree.find(top).orElseThrow(() -> unknown(top)));
    }

    /** Units of these kinds at or below a unit; an empty set of kinds means all, no unit the whole tree. */
    public List<Unit> ofKind(Set<UnitKind> kinds, @Nullable UnitId within) {
        var candidates = within == null ? all() : subtree(within);
        return candidates.stream()
                .filter(unit -> kinds.isEmpty() || kinds.contains(unit.kind()))
                .toList();
    }

    private static ProblemException unknown(UnitId id) {
        return new ProblemException(CommonProblem.NOT_FOUND, Map.of("unit", id.value()));
    }
}
