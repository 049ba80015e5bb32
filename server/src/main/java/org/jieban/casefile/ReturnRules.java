package org.jieban.casefile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jieban.catalogue.Urgency;
import org.jieban.identity.Role;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.UnitKind;
import org.jspecify.annotations.Nullable;

/** The rules of returns (退单) and disputes (争议): {@code docs/rules/returns.md}. Pure. */
final class ReturnRules {

    private final Occasion now;
    private final CaseFile file;

    ReturnRules(Occasion now) {
        this.now = now;
        this.file = now.file();
    }

    /** Why an act of this kind is not open to this actor now, whatever it would say. */
    Optional<Refusal> objection(ActKind act) {
        return switch (act) {
            case RETURN_ASK -> objectionToReturning();
            case RETURN_AGREE, RETURN_REFUSE ->
                    unless(file.returns().asked().isPresent(), Refusal.NO_RETURN_ASKED);
            case REDISPATCH -> undecided();
            case DISPUTE_OPEN -> objectionToDisputing();
            case DISPUTE_STATE -> objectionToStating();
            case DISPUTE_REFER ->
                    unlessJudge()
                            .or(() -> unless(dispute().judge() != null, Refusal.NO_LEVEL_ABOVE));
            case DISPUTE_RULE -> unlessJudge().or(this::objectionToRulingUnheard);
            default -> throw new IllegalArgumentException(act.name());
        };
    }

    Decision decide(ReturnAct act) {
        return switch (act) {
            case ReturnAct.AskReturn ask -> ask(ask);
            case ReturnAct.AgreeToReturn agreed ->
                    now.thenDispatch(
                            new ReturnFact.ReturnAgreed(
                                    file.lead().orElseThrow().unit(),
                                    agreed.word(),
                                    agreed.clockGoesOn()),
                            agreed.direction());
            case ReturnAct.RefuseReturn refused ->
                    refused.reason().isBlank()
                            ? Decision.refuse(Refusal.REASON_MISSING)
                            : Decision.of(new ReturnFact.ReturnRefused(refused.reason()));
            case ReturnAct.OpenDispute dispute -> open(dispute);
            case ReturnAct.State said ->
                    said.text().isBlank()
                            ? Decision.refuse(Refusal.TEXT_MISSING)
                            : Decision.of(
                                    new ReturnFact.DisputeStated(
                                            ownUnit(), said.text(), said.attachments()));
            case ReturnAct.Refer refer ->
                    refer.reason().isBlank()
                            ? Decision.refuse(Refusal.REASON_MISSING)
                            : Decision.of(
                                    new ReturnFact.DisputeReferred(
                                            levelAbove(dispute().judge()),
                                            refer.reason(),
                                            now.settings().statementLimit()));
            case ReturnAct.Rule ruling -> rule(ruling);
        };
    }

    // [impl->rule~return.window~1]
    // [impl->rule~return.once~1]
    private Optional<Refusal> objectionToReturning() {
        if (!now.isLead()) {
            return now.notTheLead();
        }
        return undecided()
                .or(() -> unless(!file.returns().askedBefore(ownUnit()), Refusal.RETURNED_BEFORE))
                .or(() ->
                        unless(!file.returns().disputedBefore(ownUnit()), Refusal.DISPUTED_BEFORE))
                .or(() -> unless(!now.at().isAfter(returnBy()), Refusal.RETURN_TOO_LATE));
    }

    // [impl->rule~return.evidence~1]
    private static Decision ask(ReturnAct.AskReturn ask) {
        if (ask.reason().isBlank()) {
            return Decision.refuse(Refusal.REASON_MISSING);
        }
        return ask.attachments().isEmpty()
                ? Decision.refuse(Refusal.EVIDENCE_MISSING)
                : Decision.of(
                        new ReturnFact.ReturnAsked(ask.ground(), ask.reason(), ask.attachments()));
    }

    /** Until when the unit in charge may return the case. */
    private Instant returnBy() {
        int lead = file.lead().orElseThrow().no();
        return file.clocks().stream()
                .filter(clock -> clock.kind() == CaseClock.Kind.GIVE_BACK)
                .filter(clock -> clock.assignment() == lead)
                .map(CaseClock::dueAt)
                .findFirst()
                .orElseGet(() -> {
                    var since = file.dispatchedAt() == null ? file.openedAt() : file.dispatchedAt();
                    return now.calendar().due(since, now.settings().returnLimit());
                });
    }

    // [impl->rule~dispute.once~1]
    private Optional<Refusal> objectionToDisputing() {
        if (!now.isLead()) {
            return now.notTheLead();
        }
        return undecided()
                .or(() ->
                        unless(!file.returns().disputedBefore(ownUnit()), Refusal.DISPUTED_BEFORE))
                .or(() -> unless(!file.returns().askedBefore(ownUnit()), Refusal.RETURNED_BEFORE));
    }

    // [impl->rule~dispute.judge~1]
    private Decision open(ReturnAct.OpenDispute opening) {
        if (opening.text().isBlank()) {
            return Decision.refuse(Refusal.TEXT_MISSING);
        }
        var others =
                opening.others().stream()
                        .filter(unit -> !unit.equals(ownUnit()))
                        .distinct()
                        .toList();
        if (others.isEmpty()) {
            return Decision.refuse(Refusal.PARTIES_MISSING);
        }
        if (others.stream().anyMatch(unit -> now.world().kindOf(unit) == UnitKind.COMMUNITY)) {
            return Decision.refuse(Refusal.COMMUNITY_NEVER_LEADS);
        }
        var parties = new ArrayList<UnitId>();
        parties.add(ownUnit());
        parties.addAll(others);
        return Decision.of(
                new ReturnFact.DisputeOpened(
                        opening.ground(),
                        opening.text(),
                        List.copyOf(parties),
                        judgeOver(parties),
                        now.settings().statementLimit(),
                        opening.attachments()));
    }

    private Optional<Refusal> objectionToStating() {
        var running = file.returns().dispute();
        if (running.isEmpty()) {
            return Optional.of(Refusal.NO_DISPUTE);
        }
        var unit = now.actor().unit();
        if (unit == null || !running.get().opened().parties().contains(unit)) {
            return Optional.of(Refusal.NOT_A_PARTY);
        }
        return unless(
                !now.at().isAfter(running.get().statementsBy(file)), Refusal.STATEMENTS_CLOSED);
    }

    // [impl->rule~dispute.referred~1]
    private Optional<Refusal> unlessJudge() {
        var running = file.returns().dispute();
        if (running.isEmpty()) {
            return Optional.of(Refusal.NO_DISPUTE);
        }
        var judge = running.get().judge();
        boolean judges =
                judge == null
                        ? now.actor().role() == Role.DISPATCHER
                        : now.actor().role() == Role.LEADER && judge.equals(now.actor().unit());
        return unless(judges, Refusal.NOT_THE_JUDGE);
    }

    /** Every party is heard before a ruling, as long as the case can wait. */
    // [impl->rule~dispute.heard~1]
    private Optional<Refusal> objectionToRulingUnheard() {
        boolean ready =
                dispute().isHeard(file)
                        || now.at().isAfter(dispute().statementsBy(file))
                        || file.urgency() == Urgency.DANGER;
        return unless(ready, Refusal.STATEMENTS_RUNNING);
    }

    // [impl->rule~dispute.ruling~1]
    private Decision rule(ReturnAct.Rule ruling) {
        if (ruling.word().isBlank()) {
            return Decision.refuse(Refusal.TEXT_MISSING);
        }
        if (ruling.basis().isBlank()) {
            return Decision.refuse(Refusal.REASON_MISSING);
        }
        var direction = ruling.direction();
        if (direction == null) {
            return Decision.of(ruled(ruling, file.lead().orElseThrow().unit()));
        }
        var judge = dispute().judge();
        if (judge != null && !now.world().isWithin(direction.unit(), judge)) {
            return Decision.refuse(Refusal.BEYOND_THE_JUDGE);
        }
        return now.thenDispatch(ruled(ruling, direction.unit()), direction);
    }

    private ReturnFact.DisputeRuled ruled(ReturnAct.Rule ruling, UnitId unit) {
        return new ReturnFact.DisputeRuled(
                unit,
                dispute().opened().parties(),
                ruling.word(),
                ruling.basis(),
                ruling.precedent(),
                ruling.clockGoesOn(),
                file.category(),
                file.area());
    }

    /** The lowest unit that stands above all of them, or null where that is the city itself. */
    private @Nullable UnitId judgeOver(List<UnitId> parties) {
        for (var at = levelAbove(parties.getFirst()); at != null; at = levelAbove(at)) {
            var judge = at;
            if (parties.stream()
                    .allMatch(unit -> !unit.equals(judge) && now.world().isWithin(unit, judge))) {
                return judge;
            }
        }
        return null;
    }

    /** The level above, or null where that is the city, for which the hotline rules. */
    private @Nullable UnitId levelAbove(@Nullable UnitId unit) {
        return unit == null
                ? null
                : now.world()
                        .above(unit)
                        .filter(above -> now.world().kindOf(above) != UnitKind.CITY)
                        .orElse(null);
    }

    /** What was asked is decided before anything else decides who has the case. */
    // [impl->rule~return.decided~1]
    private Optional<Refusal> undecided() {
        return unless(file.returns().asked().isEmpty(), Refusal.RETURN_PENDING)
                .or(() -> unless(file.returns().dispute().isEmpty(), Refusal.DISPUTE_RUNNING));
    }

    private Returns.Dispute dispute() {
        return file.returns().dispute().orElseThrow();
    }

    private UnitId ownUnit() {
        return java.util.Objects.requireNonNull(now.actor().unit());
    }

    private static Optional<Refusal> unless(boolean fulfilled, Refusal otherwise) {
        return fulfilled ? Optional.empty() : Optional.of(otherwise);
    }
}
