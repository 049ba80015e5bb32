package org.jieban.casefile;

import java.util.List;
import java.util.Optional;
import org.jieban.identity.Role;

/** The rules by which units take a case up and work on it: sign, contact, note, ask for help. Pure. */
final class HandlingRules {

    private final Occasion now;
    private final CaseFile file;

    HandlingRules(Occasion now) {
        this.now = now;
        this.file = now.file();
    }

    /** Why an act of this kind is not open to this actor now, whatever it would say. */
    Optional<Refusal> objection(ActKind act) {
        return switch (act) {
            case SIGN -> objectionToSigning();
            case CONTACT, MEET, NOTE -> objectionToWorking(act);
            case ASSIGN -> now.unlessLead();
            case ASSIST -> now.actor().role() == Role.SYSTEM ? Optional.empty() : now.unlessLead();
            case FINISH -> objectionToFinishing();
            default -> throw new IllegalArgumentException(act.name());
        };
    }

    private Optional<Refusal> objectionToSigning() {
        if (toSign().isEmpty()) {
            return notYours();
        }
        return toSign().stream().anyMatch(part -> part.state() == Assignment.State.WAITING)
                ? Optional.empty()
                : Optional.of(Refusal.ALREADY_SIGNED);
    }

    /** A unit that was called notes what it does, once it is there; the citizen is the lead's. */
    // [impl->rule~whistle.called-unit~1]
    private Optional<Refusal> objectionToWorking(ActKind act) {
        var part = now.part();
        if (part.isEmpty()) {
            return notYours();
        }
        if (part.get().role() == Assignment.Role.LEAD && file.state() == CaseState.DISPATCHED) {
            return Optional.of(Refusal.WRONG_STATE);
        }
        if (part.get().role() != Assignment.Role.CALLED) {
            return now.unsigned();
        }
        if (act != ActKind.NOTE) {
            return Optional.of(Refusal.NOT_THE_LEAD);
        }
        return now.unsigned().map(ignored -> Refusal.NOT_REPORTED_IN);
    }

    private Optional<Refusal> objectionToFinishing() {
        var part = now.part();
        if (part.isEmpty()
                || part.get().role() == Assignment.Role.LEAD
                || part.get().role() == Assignment.Role.CALLED) {
            return notYours();
        }
        return now.unsigned();
    }

    private static Optional<Refusal> notYours() {
        return Optional.of(Refusal.NOT_YOUR_CASE);
    }

    Decision sign() {
        int waiting =
                toSign().stream()
                        .filter(part -> part.state() == Assignment.State.WAITING)
                        .findFirst()
                        .orElseThrow()
                        .no();
        return Decision.of(new CaseEvent.Signed(waiting));
    }

    /** Who was called by a whistle reports in instead. */
    private List<Assignment> toSign() {
        return now.openParts().stream()
                .filter(part -> part.role() != Assignment.Role.CALLED)
                .toList();
    }

    Decision contact(Act.Contact contact) {
        return Decision.of(
                new CaseEvent.Contacted(
                        partNo(),
                        contact.method(),
                        contact.reached(),
                        contact.meeting(),
                        contact.note()));
    }

    Decision meet(Act.Meet meet) {
        return new CareRules(now).meet(meet, partNo());
    }

    Decision note(Act.Note note) {
        return note.text().isBlank()
                ? Decision.refuse(Refusal.TEXT_MISSING)
                : Decision.of(
                        new CaseEvent.Noted(
                                partNo(), note.text(), note.told(), note.attachments()));
    }

    Decision finish(Act.Finish finish) {
        return finish.text().isBlank()
                ? Decision.refuse(Refusal.TEXT_MISSING)
                : Decision.of(
                        new CaseEvent.Finished(partNo(), finish.text(), finish.attachments()));
    }

    private int partNo() {
        return now.part().orElseThrow().no();
    }

    // [impl->rule~dispatch.inward-clock~1]
    Decision assign(Act.Assign assign) {
        var lead = file.lead().orElseThrow().unit();
        if (assign.unit().equals(lead) || !now.world().isWithin(assign.unit(), lead)) {
            return Decision.refuse(Refusal.NOT_BELOW);
        }
        if (now.involved(assign.unit())) {
            return Decision.refuse(Refusal.ALREADY_INVOLVED);
        }
        var given = now.unitLimits();
        var limit = assign.limit() == null ? given.feedback() : assign.limit();
        return Decision.of(
                new CaseEvent.AssignedInward(
                        file.nextAssignment(),
                        assign.unit(),
                        assign.duty(),
                        new CaseEvent.Limits(given.sign(), given.contact(), limit)));
    }

    Decision assist(Act.Assist assist) {
        if (assist.duty().isBlank()) {
            return Decision.refuse(Refusal.TEXT_MISSING);
        }
        if (now.involved(assist.unit())) {
            return Decision.refuse(Refusal.ALREADY_INVOLVED);
        }
        var limit = assist.limit() == null ? now.unitLimits().feedback() : assist.limit();
        return Decision.of(
                new CaseEvent.AssistRequested(
                        file.nextAssignment(), assist.unit(), assist.duty(), limit));
    }
}
