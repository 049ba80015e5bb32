package org.jieban.draft;

import org.jieban.casefile.CaseNumber;
import org.jieban.casefile.Casework;
import org.jieban.identity.Actor;
import org.jieban.identity.Rights;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Drafts for whoever writes a reply or has to know a case; nothing of them is kept. */
@RestController
class DraftController {

    private final Casework casework;
    private final Drafting drafting;

    DraftController(Casework casework, Drafting drafting) {
        this.casework = casework;
        this.drafting = drafting;
    }

    @GetMapping("/api/cases/{number}/reply-draft")
    @PreAuthorize(Rights.CASES_WRITE + " and hasAnyRole('HANDLER', 'LEADER')")
    ReplyDraft.Drafted reply(Actor actor, @PathVariable String number) {
        return drafting.reply(casework.see(CaseNumber.parse(number), actor));
    }

    @GetMapping("/api/cases/{number}/summary")
    @PreAuthorize(Rights.CASES_READ)
    Summary summary(Actor actor, @PathVariable String number) {
        return new Summary(drafting.summary(casework.see(CaseNumber.parse(number), actor)));
    }

    record Summary(String text) {}
}
