package org.jieban.casefile;

import java.util.Optional;
import org.jieban.casefile.CaseEvent.Outcome;
import org.jieban.casefile.CaseEvent.RevisitWay;

/** The rules of a reply (答复) and of its acceptance (验收) by somebody else. Pure. */
final class ReplyRules {

    private final Occasion now;
    private final CaseFile file;

    ReplyRules(Occasion now) {
        this.now = now;
        this.file = now.file();
    }

    // [impl->rule~case.reply-after-contact~1]
    // [impl->rule~case.no-reply-while-help-is-open~1]
    Optional<Refusal> objectionToReplying() {
        if (!now.isLead()) {
            return now.notTheLead();
        }
        var whistle = WhistleRules.objectionToReplying(file);
        if (whistle.isPresent()) {
            return whistle;
        }
        if (file.assignments().stream()
                .anyMatch(part ->
                        part.role() != Assignment.Role.LEAD
                                && part.role() != Assignment.Role.PARTY
                                && part.state().open())) {
            return Optional.of(Refusal.HELP_STILL_OPEN);
        }
        var care = new CareRules(now);
        if (!file.contactedThisRound() && care.canBeReached()) {
            return Optional.of(Refusal.NOT_CONTACTED);
        }
        return care.objectionToReplying().or(now::unsigned);
    }

    // [impl->rule~case.own-reply~1]
    Optional<Refusal> objectionToJudging() {
        var actor = now.actor();
        var lead = file.lead().orElseThrow().unit();
        var unit = actor.unit();
        if (unit == null || !now.world().isWithin(lead, unit)) {
            return now.notTheLead();
        }
        return file.repliedBy() != null && file.repliedBy().equals(actor.personId())
                ? Optional.of(Refusal.OWN_REPLY)
                : Optional.empty();
    }

    Decision reply(Act.Reply reply) {
        if (reply.text().isBlank()) {
            return Decision.refuse(Refusal.TEXT_MISSING);
        }
        boolean bound = file.care().conclusion().isPresent();
        if (bound && reply.followed().isBlank()) {
            return Decision.refuse(Refusal.CONCLUSION_UNANSWERED);
        }
        return Decision.of(
                new CaseEvent.Replied(
                        reply.text(),
                        reply.publicText(),
                        reply.resolved(),
                        reply.attachments(),
                        bound ? reply.followed() : null));
    }

    Decision reject(Act.Reject reject) {
        return reject.reason().isBlank()
                ? Decision.refuse(Refusal.REASON_MISSING)
                : Decision.of(new CaseEvent.ReplyRejected(reject.reason()));
    }

    /** Who left no way to be reached, or wants not to be asked, is not; the case ends with the acceptance. */
    // [impl->rule~revisit.choice~1]
    Decision approve(Act.Approve approve) {
        var way = file.revisitWay();
        if (file.opening().contactable() && way != RevisitWay.NONE) {
            return Decision.of(
                    new CaseEvent.ReplyAccepted(
                            approve.text(),
                            now.limits().revisit(),
                            way,
                            way == RevisitWay.LINK
                                    ? now.calendar().due(now.at(), now.settings().linkWait())
                                    : null));
        }
        return Decision.of(
                new CaseEvent.ReplyAccepted(approve.text(), null, way, null),
                new CaseEvent.Closed(Outcome.NOT_REVISITED));
    }
}
