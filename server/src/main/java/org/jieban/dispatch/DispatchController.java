package org.jieban.dispatch;

import java.util.List;
import org.jieban.casefile.Act;
import org.jieban.casefile.CaseFile;
import org.jieban.casefile.CaseNumber;
import org.jieban.casefile.Casework;
import org.jieban.casefile.Receipt;
import org.jieban.catalogue.Decision;
import org.jieban.catalogue.Why;
import org.jieban.identity.Actor;
import org.jieban.identity.Rights;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.UnitKind;
import org.jieban.organisation.Units;
import org.jieban.shared.IdempotencyKey;
import org.jieban.shared.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The dispatcher's desk (派单). */
@RestController
@RequestMapping("/api/cases/{number}")
class DispatchController {

    private final Dispatching dispatching;
    private final Casework casework;
    private final Directions directions;
    private final Units units;

    DispatchController(
            Dispatching dispatching, Casework casework, Directions directions, Units units) {
        this.dispatching = dispatching;
        this.directions = directions;
        this.casework = casework;
        this.units = units;
    }

    /** What the catalogue says about this case now. */
    @GetMapping("/dispatch-decision")
    @PreAuthorize(Rights.CASES_READ)
    DecisionView decision(Actor actor, @PathVariable String number) {
        var file = casework.see(CaseNumber.parse(number), actor).file();
        var decision =
                dispatching.decision(file.category(), file.area(), file.urgency(), casework.now());
        return switch (decision) {
            case Decision.Direct direct -> view(direct, "DIRECT");
            case Decision.Backstop backstop -> view(backstop, "BACKSTOP");
            case Decision.Undecided undecided ->
                    new DecisionView(
                            null,
                            List.of(),
                            List.of(),
                            null,
                            "UNDECIDED",
                            null,
                            null,
                            undecided.why());
        };
    }

    @PostMapping("/acts/dispatch")
    @PreAuthorize(Rights.CASES_WRITE + " and hasAnyRole('AGENT', 'DISPATCHER')")
    Receipt dispatch(
            Actor actor,
            IdempotencyKey key,
            @PathVariable String number,
            @RequestBody DispatchRequest body) {
        var file = casework.see(CaseNumber.parse(number), actor).file();
        var direction =
                body.unit() == null
                        ? directions.byCatalogue(file)
                        : otherwise(file, body.unit(), body);
        return casework.perform(
                        file.number(),
                        body.version(),
                        new Act.Dispatch(changed(direction, body)),
                        actor,
                        key)
                .orThrow();
    }

    /** 改派: another unit takes the case, with the reason. */
    @PostMapping("/acts/redispatch")
    @PreAuthorize(Rights.CASES_WRITE + " and hasRole('DISPATCHER')")
    Receipt redispatch(
            Actor actor,
            IdempotencyKey key,
            @PathVariable String number,
            @RequestBody DispatchRequest body) {
        var file = casework.see(CaseNumber.parse(number), actor).file();
        if (body.unit() == null) {
            throw new ProblemException(DispatchProblem.NO_SUCH_UNIT);
        }
        return casework.perform(
                        file.number(),
                        body.version(),
                        new Act.Redispatch(changed(otherwise(file, body.unit(), body), body)),
                        actor,
                        key)
                .orThrow();
    }

    private Act.Direction otherwise(CaseFile file, long unit, DispatchRequest body) {
        return directions.otherwise(file, unit, body.assisting(), body.reason());
    }

    /** 双派发: who below the unit in charge gets a part at once; where nothing is said, as the catalogue has it. */
    // [impl->rule~dispatch.dual-by-rule~1]
    private Act.Direction changed(Act.Direction direction, DispatchRequest body) {
        return body.inward() == null ? direction : direction.alsoTo(below(body.inward()));
    }

    private List<Act.Inward> below(List<InwardRequest> inward) {
        return inward.stream()
                .map(one ->
                        new Act.Inward(
                                directions.existing(one.unit() == null ? 0 : one.unit()),
                                one.duty() == null ? "" : one.duty().strip()))
                .toList();
    }

    private DecisionView view(Decision.Decided decided, String mode) {
        return new DecisionView(
                name(decided.unit()),
                decided.assisting().stream().map(this::name).toList(),
                decided.inward().stream()
                        .map(one -> new InwardView(name(one.unit()), one.duty()))
                        .toList(),
                new LimitsView(
                        decided.limits().sign().toString(),
                        decided.limits().contact().toString(),
                        decided.limits().feedback().toString()),
                mode,
                decided.rule(),
                decided.version(),
                decided.why());
    }

    private UnitName name(UnitId id) {
        var unit = units.get(id);
        return new UnitName(id.value(), unit.name(), unit.kind());
    }

    /**
     * Empty for the catalogue's own direction; another unit needs a reason.
     *
     * @param inward null leaves what the catalogue says, an empty list takes it away
     */
    record DispatchRequest(
            @Nullable Integer version,
            @Nullable Long unit,
            @Nullable List<Long> assisting,
            @Nullable String reason,
            @Nullable List<InwardRequest> inward) {}

    /** A unit below the one in charge, and its duty. */
    record InwardRequest(@Nullable Long unit, @Nullable String duty) {}

    record DecisionView(
            @Nullable UnitName unit,
            List<UnitName> assisting,
            List<InwardView> inward,
            @Nullable LimitsView limits,
            String mode,
            @Nullable Integer rule,
            @Nullable Integer version,
            Why why) {}

    /** 双派发: who below receives it too, and for what. */
    record InwardView(UnitName unit, String duty) {}

    record LimitsView(String sign, String contact, String feedback) {}

    record UnitName(long id, String name, UnitKind kind) {}
}
