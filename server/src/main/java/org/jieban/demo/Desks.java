package org.jieban.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jieban.casefile.Act;
import org.jieban.casefile.CaseActor;
import org.jieban.claimant.GivenClaimant;
import org.jieban.dispatch.Dispatching;
import org.jieban.identity.Role;

/** What the first desk makes of what a citizen says. */
final class Desks {

    private static final Sentences SENTENCES = new Sentences();

    private Desks() {}

    /** Who opens the case, and what they do with it at once. */
    record Opened(CaseActor by, List<Act> acts) {}

    static Opened at(
            Said said, City.Cast cast, Dispatching dispatching, Instant at, Chance chance) {
        if (said.desk() == Said.Desk.WAITS) {
            return new Opened(CaseActor.citizen(), List.of());
        }
        var agent =
                cast.roster().one(cast.stage().hotline(), Role.AGENT, chance).orElseThrow().actor();
        return new Opened(agent, acts(said, dispatching, at, chance));
    }

    /** The acts of the agent who takes it in. */
    static List<Act> acts(Said said, Dispatching dispatching, Instant at, Chance chance) {
        return switch (said.desk()) {
            case WAITS -> List.of();
            case ANSWERED -> List.of(new Act.Answer(SENTENCES.one("answer", chance)));
            case GUIDED -> List.of(new Act.Guide("人民法院", SENTENCES.one("guide", chance)));
            case POOLED -> List.of(new Act.Accept());
            case DISPATCHED -> {
                var acts = new ArrayList<Act>(List.of(new Act.Accept()));
                dispatching
                        .byCatalogue(said.category(), said.area(), said.urgency(), at)
                        .ifPresent(direction -> acts.add(new Act.Dispatch(direction)));
                yield acts;
            }
        };
    }

    static GivenClaimant claimant(Said said) {
        if (!said.contactable()) {
            return GivenClaimant.NOBODY;
        }
        return new GivenClaimant(
                PersonNames.of("citizen" + said.who()),
                PersonNames.phone(said.who()),
                said.anonymous());
    }
}
