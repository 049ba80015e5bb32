package org.jieban.catalogue.web;

import java.util.List;
import org.jieban.catalogue.CaseKind;
import org.jieban.catalogue.Categories;
import org.jieban.catalogue.Category;
import org.jieban.catalogue.Urgency;
import org.jieban.identity.Rights;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The category tree: read by all staff, replaced by administrators. */
@RestController
class CategoryController {

    private final Categories categories;

    CategoryController(Categories categories) {
        this.categories = categories;
    }

    record Entry(
            String code,
            String name,
            @Nullable String parent,
            int level,
            CaseKind kind,
            Urgency urgency,
            boolean exempt,
            boolean sensitive,
            List<String> keywords,
            String examples,
            boolean onSite,
            List<String> checklist,
            @Nullable String progress) {

        static Entry of(Category category) {
            var progress = category.progress();
            return new Entry(
                    category.code(),
                    category.name(),
                    category.parent(),
                    category.level(),
                    category.kind(),
                    category.urgency(),
                    category.exempt(),
                    category.sensitive(),
                    category.keywords(),
                    category.examples(),
                    category.onSite(),
                    category.checklist(),
                    progress == null ? null : progress.toString());
        }
    }

    @GetMapping("/api/categories")
    @PreAuthorize(Rights.STAFF)
    List<Entry> all() {
        return categories.all().stream().map(Entry::of).toList();
    }

    @GetMapping("/api/categories.csv")
    @PreAuthorize(Rights.STAFF)
    ResponseEntity<String> csv() {
        return Upload.download("categories.csv", categories.csv());
    }

    @PostMapping("/api/categories.csv")
    @PreAuthorize(Rights.ADMIN)
    Categories.Imported replace(@RequestParam MultipartFile file) {
        return categories.replace(Upload.bytes(file));
    }
}
