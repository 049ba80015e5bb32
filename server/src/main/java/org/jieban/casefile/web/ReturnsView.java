package org.jieban.casefile.web;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jieban.casefile.CaseClock;
import org.jieban.casefile.CaseFile;
import org.jieban.casefile.ReturnFact.DisputeGround;
import org.jieban.casefile.ReturnFact.ReturnGround;
import org.jieban.casefile.Returns;
import org.jieban.casefile.web.CaseRow.UnitName;
import org.jieban.organisation.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * The return (退单) or dispute (争议) of a case that waits for its decision.
 *
 * @param returnBy until when the unit in charge may return the case, or null where no window was set
 */
record ReturnsView(@Nullable Instant returnBy, @Nullable Asked asked, @Nullable Disputed dispute) {

    /** 待审退单. */
    record Asked(ReturnGround ground, String reason, @Nullable Instant at) {}

    /** A running dispute; the hotline judges where no unit is named. */
    record Disputed(
            DisputeGround ground,
            String text,
            Instant openedAt,
            @Nullable UnitName judge,
            Instant statementsBy,
            List<Party> parties) {}

    /** One party, and whether its view is known. */
    record Party(UnitName unit, boolean stated) {}

    static ReturnsView of(CaseFile file, Function<UnitId, UnitName> names) {
        var returns = file.returns();
        int lead = file.lead().map(part -> part.no()).orElse(-1);
        return new ReturnsView(
                file.clocks().stream()
                        .filter(clock -> clock.kind() == CaseClock.Kind.GIVE_BACK)
                        .filter(clock -> clock.assignment() == lead)
                        .map(CaseClock::dueAt)
                        .findFirst()
                        .orElse(null),
                returns.asked()
                        .map(asked -> new Asked(asked.ground(), asked.reason(), returns.askedAt()))
                        .orElse(null),
                returns.dispute().map(dispute -> disputed(dispute, file, names)).orElse(null));
    }

    private static Disputed disputed(
            Returns.Dispute dispute, CaseFile file, Function<UnitId, UnitName> names) {
        var opened = dispute.opened();
        var judge = dispute.judge();
        var opener = opened.parties().getFirst();
        return new Disputed(
                opened.ground(),
                opened.text(),
                dispute.openedAt(),
                judge == null ? null : names.apply(judge),
                dispute.statementsBy(file),
                opened.parties().stream()
                        .map(unit ->
                                new Party(
                                        names.apply(unit),
                                        unit.equals(opener)
                                                || dispute.statements().stream()
                                                        .anyMatch(
                                                                said -> said.party().equals(unit))))
                        .toList());
    }
}
