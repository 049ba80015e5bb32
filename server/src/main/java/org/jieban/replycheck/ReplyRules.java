package org.jieban.replycheck;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** All that is looked at in a reply before it is sent; pure. */
final class ReplyRules {

    private ReplyRules() {}

    /**
     * What may be wrong with a reply: first what stands in it, in the order of the text, then what is
     * missing.
     *
     * @param last the unit's last replies in other cases
     * @param methods standard answers and working methods for the case's category
     */
    // [impl->rule~reply-check.places~1]
    static List<Warning> check(
            Request request,
            String reply,
            List<Phrase> forbidden,
            List<Earlier> last,
            List<String> methods) {
        if (reply.isBlank()) {
            return List.of();
        }
        var found = new ArrayList<Warning>();
        // [impl->rule~reply-check.forbidden~1]
        found.addAll(new ForbiddenWords(forbidden).in(reply));
        // [impl->rule~reply-check.others~1]
        found.addAll(OthersInText.in(reply, request));
        found.sort(Comparator.comparingInt(Warning::from).thenComparing(Warning::kind));
        // [impl->rule~reply-check.asked~1]
        found.addAll(AnswersWhatWasAsked.in(reply, request));
        // [impl->rule~reply-check.done~1]
        found.addAll(WhatWasDone.in(reply, AnswersWhatWasAsked.isOnlyAsked(request)));
        // [impl->rule~reply-check.copied~1]
        Sameness.of(reply, last, methods).ifPresent(found::add);
        return List.copyOf(found);
    }
}
