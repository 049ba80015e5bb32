package org.jieban.replycheck;

import java.util.List;
import java.util.stream.Collectors;
import org.jieban.casefile.CaseEvent;
import org.jieban.casefile.CaseFile;
import org.jieban.casefile.RecordedEvent;
import org.jieban.catalogue.CaseKind;
import org.jieban.claimant.ClaimantId;
import org.jieban.claimant.Claimants;
import org.jieban.knowledge.KnowledgeBase;
import org.jieban.knowledge.Said;
import org.jieban.organisation.UnitId;
import org.springframework.stereotype.Service;

/** Checks a reply against its case, the unit's last replies and the words in force. */
@Service
public class ReplyChecking {

    private final PhraseVersions phrases;
    private final SentReplies sent;
    private final KnowledgeBase knowledge;
    private final Claimants claimants;

    ReplyChecking(
            PhraseVersions phrases,
            SentReplies sent,
            KnowledgeBase knowledge,
            Claimants claimants) {
        this.phrases = phrases;
        this.sent = sent;
        this.knowledge = knowledge;
        this.claimants = claimants;
    }

    /**
     * What may be wrong with a reply of a unit.
     *
     * @param history what was added by the citizen stands there
     */
    public List<Warning> check(
            CaseFile file, List<RecordedEvent> history, UnitId unit, String reply) {
        var category = file.category();
        return ReplyRules.check(
                request(file, history),
                reply,
                phrases.current().phrases(),
                sent.last(unit.value(), file.id()),
                category == null
                        ? List.of()
                        : knowledge.methodsFor(category).stream().map(Said::text).toList());
    }

    private Request request(CaseFile file, List<RecordedEvent> history) {
        var opening = file.opening();
        var added =
                history.stream()
                        .map(fact ->
                                fact.event() instanceof CaseEvent.Supplemented more
                                        ? "\n" + more.text()
                                        : "")
                        .collect(Collectors.joining());
        var claimant = opening.claimant();
        var masked = claimant == null ? null : claimants.masked(new ClaimantId(claimant));
        var address = file.address();
        return new Request(
                file.title(),
                opening.words() + added,
                address == null ? "" : address,
                file.opening().kind() == CaseKind.CONSULTATION,
                masked == null ? null : masked.name(),
                masked == null ? null : masked.phone());
    }
}
