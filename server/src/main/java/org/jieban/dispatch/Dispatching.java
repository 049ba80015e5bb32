package org.jieban.dispatch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jieban.casefile.Act;
import org.jieban.casefile.CaseEvent;
import org.jieban.casefile.CaseFile;
import org.jieban.catalogue.Catalogue;
import org.jieban.catalogue.Decision;
import org.jieban.catalogue.Limits;
import org.jieban.catalogue.Urgency;
import org.jieban.organisation.UnitId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Where a case goes (派单), and why. */
@Service
public class Dispatching {

    private final Catalogue catalogue;

    Dispatching(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** What the catalogue says now about a matter in a place. */
    public Decision decision(
            @Nullable String category, @Nullable UnitId area, Urgency urgency, Instant at) {
        return catalogue.decide(category, area, urgency, at);
    }

    /** The catalogue's direction, or empty when a dispatcher has to decide. */
    public Optional<Act.Direction> byCatalogue(
            @Nullable String category, @Nullable UnitId area, Urgency urgency, Instant at) {
        return switch (decision(category, area, urgency, at)) {
            case Decision.Direct direct -> Optional.of(direction(direct, "DIRECT"));
            case Decision.Backstop backstop -> Optional.of(direction(backstop, "BACKSTOP"));
            case Decision.Undecided ignored -> Optional.empty();
        };
    }

    /** The dispatcher's own direction; limits are those the matter has anyway. */
    // [impl->rule~dispatch.otherwise~1]
    Act.Direction otherwise(
            CaseFile file, UnitId unit, List<UnitId> assisting, String reason, Instant at) {
        var decision = decision(file.category(), file.area(), file.urgency(), at);
        return new Act.Direction(
                unit,
                assisting,
                limits(
                        switch (decision) {
                            case Decision.Decided decided -> decided.limits();
                            case Decision.Undecided ignored ->
                                    catalogue.limits(file.urgency(), at).limits();
                        }),
                "DECIDED",
                null,
                decision instanceof Decision.Decided decided ? decided.version() : 0,
                reason);
    }

    private static Act.Direction direction(Decision.Decided decided, String mode) {
        return new Act.Direction(
                decided.unit(),
                decided.assisting(),
                limits(decided.limits()),
                mode,
                decided.rule() == null ? null : decided.rule().toString(),
                decided.version(),
                decided.why().chinese());
    }

    private static CaseEvent.Limits limits(Limits limits) {
        return new CaseEvent.Limits(limits.sign(), limits.contact(), limits.feedback());
    }
}
