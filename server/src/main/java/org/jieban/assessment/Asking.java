package org.jieban.assessment;

import org.jieban.assessment.CountedFigures.Month;
import org.jieban.catalogue.Categories;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is to be counted for a month, by its scheme. */
@Component
class Asking {

    private final Categories categories;
    private final PeriodBook book;

    Asking(Categories categories, PeriodBook book) {
        this.categories = categories;
        this.book = book;
    }

    /** The rows as they are now. */
    Asked now(Month month) {
        return of(month, null);
    }

    /** The rows as a revision holds them. */
    Asked taken(Month month, Revision revision) {
        return of(month, revision);
    }

    /** The rows that everybody sees: those of the latest revision, or those of now without one. */
    // [impl->rule~period.frozen~1]
    Asked standing(Month month) {
        return of(
                month,
                month.name().isWeek() ? null : book.latest(month.name().month()).orElse(null));
    }

    private Asked of(Month month, @Nullable Revision taken) {
        var without = month.scheme().without();
        return new Asked(
                month.period().from(),
                month.period().until(),
                month.basis(),
                without.kinds().stream().map(Enum::name).sorted().toArray(String[]::new),
                without.categories().stream()
                        .flatMap(code -> categories.codesWithin(code).stream())
                        .distinct()
                        .sorted()
                        .toArray(String[]::new),
                without.anonymous(),
                taken);
    }
}
