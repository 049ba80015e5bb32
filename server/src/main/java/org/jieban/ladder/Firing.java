package org.jieban.ladder;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jieban.casefile.Act;
import org.jieban.casefile.ActingOnMany;
import org.jieban.casefile.CareAct;
import org.jieban.casefile.CaseActor;
import org.jieban.casefile.CaseFile;
import org.jieban.casefile.Refusal;
import org.jieban.casefile.TimeAct;
import org.jieban.casefile.TimeFact;
import org.jieban.organisation.UnitId;
import org.jieban.shared.IdempotencyKey;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reaches the rungs that are due. Claim, facts and disarming are one transaction: what dies in between
 * leaves everything as it was, for whoever looks next.
 */
@Component
class Firing {

    static final CaseActor ENGINE = CaseActor.system("升级阶梯");

    /** A studio that is not configured cannot be asked. */
    private static final String NO_UNIT = "NO_UNIT";

    private final Arming arming;
    private final ArmedRungs armed;
    private final Targets targets;
    private final ActingOnMany acting;
    private final TransactionTemplate transaction;

    Firing(
            Arming arming,
            ArmedRungs armed,
            Targets targets,
            ActingOnMany acting,
            TransactionTemplate transaction) {
        this.arming = arming;
        this.armed = armed;
        this.targets = targets;
        this.acting = acting;
        this.transaction = transaction;
    }

    /** Reaches what is due on some cases; how many cases were claimed, 0 when nothing is due. */
    // [impl->rule~ladder.once~1] [impl->rule~ladder.late~1]
    int fire(Instant now, int cases) {
        var claimed =
                transaction.execute(tx -> {
                    var heads = armed.claim(now, cases);
                    if (!heads.isEmpty()) {
                        climb(heads, now);
                    }
                    return heads.size();
                });
        return claimed == null ? 0 : claimed;
    }

    private void climb(List<ArmedRungs.Armed> heads, Instant now) {
        var ids = new HashSet<Long>();
        heads.forEach(head -> ids.add(head.case_id()));
        var script = new Script(arming.climbing(), now);
        var outcome = acting.act(ids, script, ENGINE, now);
        var over = new ArrayList<ArmedRungs.Armed>();
        var later = new ArrayList<ArmedRungs.Armed>();
        for (var head : heads) {
            if (!outcome.raced().contains(head.case_id())) {
                script.stillBefore(head)
                        .ifPresentOrElse(
                                planned -> later.add(ArmedRungs.Armed.of(head.case_id(), planned)),
                                () -> over.add(head));
            }
        }
        armed.disarm(over);
        armed.move(later);
    }

    /** On each case one rung after the other, each followed by what it calls for. */
    private final class Script implements ActingOnMany.Script {

        private final Climbing climbing;
        private final Instant now;
        private final Map<Long, ActingOnMany.Step> called = new HashMap<>();
        private final Map<Long, List<Climbing.Planned>> before = new HashMap<>();

        Script(Climbing climbing, Instant now) {
            this.climbing = climbing;
            this.now = now;
        }

        @Override
        public Optional<ActingOnMany.Step> next(ActingOnMany.Glance glance) {
            var file = glance.file();
            var follows = called.remove(file.id());
            if (follows != null) {
                return Optional.of(follows);
            }
            var plan = climbing.plan(file);
            if (plan.isEmpty() || plan.getFirst().at().isAfter(now)) {
                before.put(file.id(), plan);
                return Optional.empty();
            }
            return Optional.of(reach(glance, plan.getFirst()));
        }

        private ActingOnMany.Step reach(ActingOnMany.Glance glance, Climbing.Planned planned) {
            var file = glance.file();
            var action = planned.rung().action();
            var key = planned.key(file.id());
            var act = act(action);
            var refused =
                    act == null
                            ? (action.kind() == Ladder.Kind.STUDIO ? NO_UNIT : null)
                            : glance.refusal(act).map(Refusal::name).orElse(null);
            if (act != null && refused == null) {
                called.put(
                        file.id(),
                        new ActingOnMany.Step(act, new IdempotencyKey(key.value() + "-act")));
            }
            return new ActingOnMany.Step(reached(file, planned, refused), key);
        }

        private TimeAct.ReachRung reached(
                CaseFile file, Climbing.Planned planned, @Nullable String refused) {
            var action = planned.rung().action();
            return new TimeAct.ReachRung(
                    new TimeFact.RungReached(
                            planned.ladder().code(),
                            planned.ladder().version(),
                            planned.rung().code(),
                            planned.run(),
                            action.kind().name(),
                            refused,
                            action.words().isBlank() ? planned.rung().name() : action.words(),
                            targets.told(action.tell(), file, planned.clock()),
                            action.urgent(),
                            planned.at()));
        }

        private @Nullable Act act(Ladder.Action action) {
            var unit = action.unit();
            var limit = action.limit();
            var urgency = action.urgency();
            return switch (action.kind()) {
                case TELL, DISPATCH_MEETING -> null;
                case STUDIO ->
                        unit == null
                                ? null
                                : new Act.Assist(new UnitId(unit), action.words(), limit);
                case RAISE_URGENCY ->
                        urgency == null ? null : new TimeAct.RaiseUrgency(urgency, action.words());
                case SUPERVISE ->
                        new TimeAct.Supervise(
                                action.words(),
                                limit == null ? null : climbing.calendar().due(now, limit));
                case CONFERENCE -> new CareAct.CallConference(action.words());
            };
        }

        /** The claimed rung, where the case has moved it to a later moment. */
        Optional<Climbing.Planned> stillBefore(ArmedRungs.Armed head) {
            return before.getOrDefault(head.case_id(), List.of()).stream()
                    .filter(head::isFor)
                    .findFirst();
        }
    }
}
