package org.jieban.assessment;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.YearMonth;
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
    Map<YearMonth, Figures> of(Collection<YearMonth> months) {
        var figures = new HashMap<YearMonth, Figures>();
        book.latest(months).forEach((month, revision) -> figures.put(month, of(revision)));
        return figures;
    }

    /** The figures of a revision. */
    Figures of(Revision revision) {
        return read.get(
                revision.digest(),
                _ -> Figures.read(book.figures(revision.month(), revision.number()).orElseThrow()));
    }
}
