package org.jieban.danger;

import java.util.List;
import org.jieban.identity.Actor;
import org.jieban.identity.Rights;
import org.jieban.shared.CommonProblem;
import org.jieban.shared.IdempotencyKey;
import org.jieban.shared.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Danger while the agent types, and on the page of a case. */
@RestController
class DangerController {

    private static final int LONGEST = 20_000;

    private final Findings findings;
    private final NoDanger noDanger;

    DangerController(Findings findings, NoDanger noDanger) {
        this.findings = findings;
        this.noDanger = noDanger;
    }

    /** Reads a text that is being typed; nothing of it is kept. */
    @PostMapping("/api/danger/readings")
    @PreAuthorize(Rights.INTAKE)
    List<Danger> read(@RequestBody Typed typed) {
        var text = typed.text() == null ? "" : typed.text();
        return DangerReader.shipped().read(text.substring(0, Math.min(text.length(), LONGEST)));
    }

    @GetMapping("/api/cases/{number}/dangers")
    @PreAuthorize(Rights.CASES_READ)
    OfCase ofCase(Actor actor, @PathVariable String number) {
        long id = visible(number, actor);
        return new OfCase(findings.of(id), findings.saidNone(id).orElse(null));
    }

    /** 没有险情: the urgency stays as it is, an agent corrects it where it is wrong. */
    @PostMapping("/api/cases/{number}/dangers/none")
    @PreAuthorize(Rights.CASES_WRITE + " and hasAnyRole('AGENT', 'DISPATCHER')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void none(Actor actor, IdempotencyKey key, @PathVariable String number) {
        noDanger.say(visible(number, actor), actor);
    }

    private long visible(String number, Actor actor) {
        return findings.visible(number, actor.scope())
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }

    record Typed(@Nullable String text) {}

    record OfCase(List<Findings.Finding> found, Findings.@Nullable SaidNone none) {}
}
