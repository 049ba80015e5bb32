package org.jieban.catalogue;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jieban.calendar.CityZone;
import org.jieban.shared.ProblemException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The category tree (诉求分类). Reads cost no round trip. A category that ended is still found by its
 * code, because old cases carry it, but is no longer offered.
 */
@Service
public class Categories {

    private static final Logger log = LoggerFactory.getLogger(Categories.class);

    private final CategoryRepository repository;
    private final Clock clock;
    private final NodeCopy<CategoryTree> tree;

    Categories(CategoryRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
        this.tree = new NodeCopy<>(repository::revision, () -> new CategoryTree(repository.all()));
    }

    /** How an import changed the tree. */
    public record Imported(int created, int updated, int ended) {}

    /** The category, or the problem {@code catalogue/unknown-category}. */
    public Category get(String code) {
        return find(code)
                .orElseThrow(() ->
                        new ProblemException(
                                CatalogueProblem.UNKNOWN_CATEGORY, Map.of("category", code)));
    }

    public Optional<Category> find(String code) {
        return tree.current().find(code);
    }

    /** What is offered today, every level, by code. */
    public List<Category> all() {
        var today = today();
        return tree.current().all().stream()
                .filter(category -> category.isEffective(today))
                .toList();
    }

    /** What is offered today directly below an entry. */
    public List<Category> children(String parent) {
        var today = today();
        return tree.current().children(parent).stream()
                .filter(category -> category.isEffective(today))
                .toList();
    }

    /** The entry and everything below it, also what has ended; an unknown code is its own. */
    public List<String> codesWithin(String code) {
        var known = tree.current();
        var below =
                known.all().stream()
                        .map(Category::code)
                        .filter(one ->
                                known.path(one).stream()
                                        .anyMatch(above -> above.code().equals(code)))
                        .toList();
        return below.isEmpty() ? List.of(code) : below;
    }

    /** From the first level down to the entry itself; empty for an unknown code. */
    public List<Category> path(String code) {
        return tree.current().path(code);
    }

    /** Names from the first level down: 城市管理, 市容环境, 占道经营. */
    public List<String> pathNames(String code) {
        return path(code).stream().map(Category::name).toList();
    }

    /**
     * What a category demands of whoever handles it (办理要求); without a category a meeting, as of
     * everybody.
     */
    // [impl->rule~category.demands~1]
    public Demands demands(@Nullable String code) {
        var path = code == null ? List.<Category>of() : path(code);
        if (path.isEmpty()) {
            return new Demands(false, false, List.of(), null);
        }
        var category = path.getLast();
        return new Demands(
                path.stream().anyMatch(Category::exempt),
                category.onSite(),
                category.checklist(),
                category.progress());
    }

    /** The tree as a file. */
    public String csv() {
        return CategoryCsv.write(all());
    }

    /**
     * Replaces the tree by a file's. Entries that the file does not have end today; nothing is
     * deleted, and nothing is changed when anything in the file is wrong.
     */
    // [impl->rule~category.ends~1]
    @Transactional
    public Imported replace(byte[] csv) {
        var wanted = CategoryCsv.read(csv);
        repository.lock();
        var before = new HashMap<String, Category>();
        repository.all().forEach(category -> before.put(category.code(), category));
        var created = 0;
        var updated = 0;
        for (var category : wanted) {
            var known = before.get(category.code());
            if (category.equals(known)) {
                continue;
            }
            repository.put(category);
            if (known == null) {
                created++;
            } else {
                updated++;
            }
        }
        var ended = repository.endOthers(wanted.stream().map(Category::code).toList(), today());
        tree.changed();
        log.info("Categories imported: {} new, {} changed, {} ended", created, updated, ended);
        return new Imported(created, updated, ended);
    }

    /** Whether there is any category yet, ended ones included. */
    boolean isEmpty() {
        return tree.current().all().isEmpty();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), CityZone.ZONE);
    }
}
