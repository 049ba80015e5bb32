package org.jieban.dispatch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jieban.casefile.Act;
import org.jieban.casefile.CaseEvent;
import org.jieban.casefile.CaseFile;
import org.jieban.catalogue.AfterReturn;
import org.jieban.catalogue.Catalogue;
import org.jieban.catalogue.Categories;
import org.jieban.catalogue.Decision;
import org.jieban.catalogue.Limits;
import org.jieban.catalogue.StandardLimits;
import org.jieban.catalogue.Urgency;
import org.jieban.organisation.UnitId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Where a case goes (派单), and why. */
@Service
public class Dispatching {

    private final Catalogue catalogue;
    private final Categories categories;

    Dispatching(Catalogue catalogue, Categories categories) {
        this.catalogue = catalogue;
        this.categories = categories;
    }

    /** What the catalogue says now about a matter in a place. */
    public Decision decision(
            @Nullable String category, @Nullable UnitId area, Urgency urgency, Instant at) {
        return catalogue.decide(category, area, urgency, at);
    }

    /** The catalogue's direction, or empty when a dispatcher has to decide. */
    public Optional<Act.Direction> byCatalogue(
            @Nullable String category, @Nullable UnitId area, Urgency urgency, Instant at) {
        return decided(category, area, urgency, at)
                .map(direction -> demanding(direction, category));
    }

    private Optional<Act.Direction> decided(
            @Nullable String category, @Nullable UnitId area, Urgency urgency, Instant at) {
        return switch (decision(category, area, urgency, at)) {
            case Decision.Direct direct -> Optional.of(direction(direct, "DIRECT", at));
            case Decision.Backstop backstop -> Optional.of(direction(backstop, "BACKSTOP", at));
            case Decision.Undecided ignored -> Optional.empty();
        };
    }

    /** The dispatcher's own direction; limits are those the matter has anyway. */
    // [impl->rule~dispatch.otherwise~1]
    public Act.Direction otherwise(
            CaseFile file, UnitId unit, List<UnitId> assisting, String reason, Instant at) {
        var decision = decision(file.category(), file.area(), file.urgency(), at);
        var direction =
                new Act.Direction(
                        unit,
                        assisting,
                        switch (decision) {
                            case Decision.Decided decided -> limits(decided, at);
                            case Decision.Undecided ignored -> {
                                var standard = catalogue.limits(file.urgency(), at);
                                yield limits(standard.limits(), standard);
                            }
                        },
                        "DECIDED",
                        null,
                        decision instanceof Decision.Decided decided ? decided.version() : 0,
                        reason);
        return demanding(direction, file.category());
    }

    /** With what the category demands of whoever handles it. */
    private Act.Direction demanding(Act.Direction plain, @Nullable String category) {
        var demands = categories.demands(category);
        var limits = plain.limits();
        return new Act.Direction(
                plain.unit(),
                plain.assisting(),
                new CaseEvent.Limits(
                        limits.sign(),
                        limits.contact(),
                        limits.feedback(),
                        demands.progress(),
                        limits.giveBack()),
                plain.mode(),
                plain.rule(),
                plain.catalogueVersion(),
                plain.reason(),
                new CaseEvent.Demands(
                        demands.meetingExempt(), demands.onSite(), demands.checklist()),
                plain.inward());
    }

    /** Whether the feedback limit of the first unit goes on when another unit takes the case over. */
    // [impl->rule~return.agreed~1]
    boolean clockGoesOn(CaseFile file, Instant at) {
        return catalogue.limits(file.urgency(), at).afterReturn() == AfterReturn.GOES_ON;
    }

    private Act.Direction direction(Decision.Decided decided, String mode, Instant at) {
        return new Act.Direction(
                        decided.unit(),
                        decided.assisting(),
                        limits(decided, at),
                        mode,
                        decided.rule() == null ? null : decided.rule().toString(),
                        decided.version(),
                        decided.why().chinese())
                .alsoTo(
                        decided.inward().stream()
                                .map(one -> new Act.Inward(one.unit(), one.duty()))
                                .toList());
    }

    private CaseEvent.Limits limits(Decision.Decided decided, Instant at) {
        return limits(decided.limits(), catalogue.limits(decided.urgency(), at));
    }

    private static CaseEvent.Limits limits(Limits limits, StandardLimits standard) {
        return new CaseEvent.Limits(
                limits.sign(), limits.contact(), limits.feedback(), null, standard.giveBack());
    }
}
