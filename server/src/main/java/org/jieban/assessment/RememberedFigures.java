package org.jieban.assessment;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jieban.assessment.CountedFigures.Work;
import org.jieban.calendar.CityZone;
import org.jieban.organisation.UnitId;
import org.jieban.scheme.Fraction;
import org.jieban.scheme.Measure;
import org.jieban.scheme.UnitFigures;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What was counted of a period before, as long as nothing changed on its days since; otherwise it is
 * counted again. Of the six months of a trail mostly one changes.
 */
// [impl->rule~assessment.remembered~1]
@Component
class RememberedFigures {

    private static final int PERIODS = 32;
    private static final String CHANGED =
            """
            select coalesce(max(stamp), 0) from assessed_change
            where day >= :first and day <= :last or day = :every::date
            """;

    private final CountedFigures figures;
    private final JdbcClient jdbc;
    private final Cache<Key, Stamped<UnitFigures>> answers =
            Caffeine.newBuilder().maximumSize(PERIODS).build();
    private final Cache<Key, Stamped<Work>> work =
            Caffeine.newBuilder().maximumSize(PERIODS).build();

    RememberedFigures(CountedFigures figures, JdbcClient jdbc) {
        this.figures = figures;
        this.jdbc = jdbc;
    }

    private record Stamped<F>(long stamp, Map<UnitId, F> figures) {}

    private record Key(
            Instant from,
            Instant until,
            Basis basis,
            List<String> excludedKinds,
            List<String> excludedCategories,
            boolean withoutAnonymous) {

        static Key of(Asked asked) {
            return new Key(
                    asked.from(),
                    asked.until(),
                    asked.basis(),
                    List.of(asked.excludedKinds()),
                    List.of(asked.excludedCategories()),
                    asked.withoutAnonymous());
        }
    }

    /** As {@link CountedFigures#answers}; the map is shared and cannot be changed. */
    Map<UnitId, UnitFigures> answers(Asked asked) {
        return of(answers, asked, figures::answers);
    }

    /** As {@link CountedFigures#work}; the map is shared and cannot be changed. */
    Map<UnitId, Work> work(Asked asked) {
        return of(work, asked, figures::work);
    }

    /** As {@link CountedFigures#recorded}. */
    Map<UnitId, Map<Measure, Fraction>> recorded(PeriodName name) {
        return figures.recorded(name);
    }

    /**
     * Figures are remembered only when the stamp did not move while they were counted: then they are
     * exactly those of this stamp, for whichever transaction sees it.
     */
    private <F> Map<UnitId, F> of(
            Cache<Key, Stamped<F>> known, Asked asked, Function<Asked, Map<UnitId, F>> count) {
        if (asked.taken() != null) {
            return count.apply(asked);
        }
        var key = Key.of(asked);
        long before = changed(asked);
        var found = known.getIfPresent(key);
        if (found != null && found.stamp() == before) {
            return found.figures();
        }
        var counted = Map.copyOf(count.apply(asked));
        if (changed(asked) == before) {
            known.put(key, new Stamped<>(before, counted));
        }
        return counted;
    }

    private long changed(Asked asked) {
        return jdbc.sql(CHANGED)
                .param("first", asked.from().atZone(CityZone.ZONE).toLocalDate())
                .param("last", asked.until().atZone(CityZone.ZONE).toLocalDate())
                .param("every", Projection.EVERY_DAY)
                .query(Long.class)
                .single();
    }
}
