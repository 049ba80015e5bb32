package org.jieban.organisation;

import static java.util.Objects.requireNonNullElse;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jieban.organisation.TreeRules.Wanted;
import org.jieban.shared.CommonProblem;
import org.jieban.shared.CsvSheet;
import org.jieban.shared.FieldProblem;
import org.jieban.shared.ProblemException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The tree of units (承办单位). Reads cost no round trip; see {@link UnitTrees}. */
@Service
public class Units {

    private static final Logger log = LoggerFactory.getLogger(Units.class);

    private final UnitTrees trees;
    private final UnitRepository repository;

    Units(UnitTrees trees, UnitRepository repository) {
        this.trees = trees;
        this.repository = repository;
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

    /** Units by words of their name or the beginning of their code, best first. */
    public List<Unit> search(
            String words, Set<UnitKind> kinds, @Nullable UnitId within, LocalDate on, int limit) {
        return UnitSearch.in(ofKind(kinds, within), words, on, limit);
    }

    /** Makes a unit; refused as {@code organisation/unit-refused} when the tree could not be. */
    @Transactional
    public Unit create(UnitRow row) {
        var tree = trees.beginChange();
        if (tree.byCode(row.code()).isPresent()) {
            throw refused(List.of(new FieldProblem("/code", "duplicate")));
        }
        return write(tree, row);
    }

    /** Changes a unit; the code stays, because files and other systems know it by that. */
    @Transactional
    public Unit change(UnitId id, UnitRow row) {
        var tree = trees.beginChange();
        var old = tree.find(id).orElseThrow(() -> unknown(id));
        if (!old.code().equals(row.code())) {
            throw refused(List.of(new FieldProblem("/code", "code-fixed")));
        }
        return write(tree, row);
    }

    /**
     * Brings in units, new and known ones, all or none. The rows may come in any order.
     *
     * @throws ProblemException {@code organisation/csv-refused}; the line of an error is the place of
     *     its row, counted from 1
     */
    @Transactional
    public ImportCount importAll(List<UnitRow> rows) {
        var wanted = new ArrayList<Wanted>();
        rows.forEach(row -> wanted.add(new Wanted(wanted.size() + 1, row)));
        return bringIn(trees.beginChange(), new UnitSheet.Content(wanted, Set.of(), List.of()));
    }

    /** Brings in a file as {@link #exportCsv} writes it, all or nothing, with every error listed. */
    @Transactional
    public ImportCount importCsv(byte[] file) {
        return bringIn(trees.beginChange(), UnitSheet.read(file));
    }

    /** All units as CSV, parents before children. */
    public void exportCsv(Appendable out) {
        var tree = trees.current();
        var units = tree.roots().stream().flatMap(root -> tree.subtree(root).stream()).toList();
        UnitSheet.write(units, tree, out);
    }

    // [impl->rule~organisation.import~1]
    private ImportCount bringIn(UnitTree before, UnitSheet.Content content) {
        var errors = new ArrayList<>(content.errors());
        errors.addAll(TreeRules.objections(before, content.wanted(), content.unread()));
        if (!errors.isEmpty()) {
            errors.sort(Comparator.comparing(error -> requireNonNullElse(error.line(), 0)));
            throw CsvSheet.refused(OrganisationProblem.CSV_REFUSED, errors);
        }
        var created = 0;
        var ended = 0;
        var changed = new ArrayList<UnitRow>();
        for (var one : content.wanted()) {
            var row = one.row();
            var old = before.byCode(row.code());
            if (old.isEmpty()) {
                created++;
                changed.add(row);
            } else if (!row.equals(before.row(old.get()))) {
                changed.add(row);
                ended += old.get().until() == null && row.until() != null ? 1 : 0;
            }
        }
        save(changed);
        return new ImportCount(created, changed.size() - created, ended);
    }

    private Unit write(UnitTree before, UnitRow row) {
        var objections = TreeRules.objections(before, List.of(new Wanted(null, row)), Set.of());
        if (!objections.isEmpty()) {
            throw refused(objections);
        }
        save(List.of(row));
        return byCode(row.code()).orElseThrow();
    }

    private void save(List<UnitRow> rows) {
        if (!rows.isEmpty()) {
            repository.save(rows);
            trees.changed();
            log.info("{} units written", rows.size());
        }
    }

    private static ProblemException refused(List<FieldProblem> errors) {
        return new ProblemException(OrganisationProblem.UNIT_REFUSED, Map.of(), errors);
    }

    private static ProblemException unknown(UnitId id) {
        return new ProblemException(CommonProblem.NOT_FOUND, Map.of("unit", id.value()));
    }
}
