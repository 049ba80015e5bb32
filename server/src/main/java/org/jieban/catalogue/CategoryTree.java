package org.jieban.catalogue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All categories, those that ended included, as they were at one revision. */
final class CategoryTree {

    private final Map<String, Category> byCode = new LinkedHashMap<>();
    private final Map<String, List<Category>> children = new HashMap<>();

    /** @param categories in the order in which they are shown */
    CategoryTree(List<Category> categories) {
        for (var category : categories) {
            byCode.put(category.code(), category);
            var parent = category.parent();
            if (parent != null) {
                children.computeIfAbsent(parent, _ -> new ArrayList<>()).add(category);
            }
        }
    }

    Optional<Category> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    List<Category> all() {
        return List.copyOf(byCode.values());
    }

    List<Category> children(String parent) {
        return List.copyOf(children.getOrDefault(parent, List.of()));
    }

    /** From the first level down to the entry itself; empty when there is no such entry. */
    List<Category> path(String code) {
        var path = new ArrayDeque<Category>();
        var at = byCode.get(code);
        while (at != null && path.size() < CategoryCsv.LEVELS) {
            path.addFirst(at);
            at = at.parent() == null ? null : byCode.get(at.parent());
        }
        return List.copyOf(path);
    }
}
