package org.jieban.dispatch;

import static org.jieban.shared.Bodies.text;

import java.util.List;
import org.jieban.casefile.CareAct;
import org.jieban.casefile.CaseNumber;
import org.jieban.casefile.Casework;
import org.jieban.casefile.Receipt;
import org.jieban.identity.Actor;
import org.jieban.identity.Rights;
import org.jieban.shared.Bodies;
import org.jieban.shared.IdempotencyKey;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The finding of the panel for what cannot reasonably be asked (不合理诉求认定), recorded by the hotline. */
@RestController
class PanelController {

    private final Casework casework;

    PanelController(Casework casework) {
        this.casework = casework;
    }

    @PostMapping("/api/cases/{number}/acts/unreasonable-decide")
    @PreAuthorize(Rights.CASES_WRITE + " and hasRole('DISPATCHER')")
    Receipt decide(
            Actor actor,
            IdempotencyKey key,
            @PathVariable String number,
            @RequestBody FindingRequest body) {
        var members = body.members() == null ? List.<String>of() : body.members();
        return casework.perform(
                        CaseNumber.parse(number),
                        body.version(),
                        new CareAct.DecideUnreasonable(
                                body.unreasonable(),
                                members.stream().map(Bodies::text).toList(),
                                text(body.reason()),
                                text(body.basis()),
                                text(body.explanation())),
                        actor,
                        key)
                .orThrow();
    }

    record FindingRequest(
            @Nullable Integer version,
            boolean unreasonable,
            @Nullable List<String> members,
            @Nullable String reason,
            @Nullable String basis,
            @Nullable String explanation) {}
}
