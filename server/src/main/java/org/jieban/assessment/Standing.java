package org.jieban.assessment;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The figures that stand: of months that are closed or published, as they were taken. */
@Component
class Standing {

    private static final int KEPT = 36;

    private final PeriodBook book;

    /** By digest, since the figures of a digest never change. */
    private final Cache<String, Figures> read = Caffeine.newBuilder().maximumSize(KEPT).build();

    Standing(PeriodBook book) {
        this.book = book;
    }

    /** What everybody sees of those of these months that are closed or published. */
    Map<PeriodName, Figures> of(Collection<PeriodName> asked) {
        var figures = new HashMap<PeriodName, Figures>();
        var months = asked.stream().filter(name -> !name.isWeek()).map(PeriodName::month).toList();
        book.latest(months)
                .forEach((month, revision) -> figures.put(PeriodName.of(month), of(revision)));
        return figures;
    }

    /** The figures of a revision. */
    Figures of(Revision revision) {
        return read.get(
                revision.digest(),
                _ -> Figures.read(book.figures(revision.month(), revision.number()).orElseThrow()));
    }
}
