package org.jieban.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jieban.calendar.Limit;
import org.jieban.casefile.Act;
import org.jieban.casefile.CaseActor;
import org.jieban.casefile.CaseEvent;
import org.jieban.casefile.CaseFile;
import org.jieban.casefile.CaseState;
import org.jieban.casefile.NewCase;
import org.jieban.casefile.PastLife;
import org.jieban.catalogue.CaseKind;
import org.jieban.catalogue.Urgency;
import org.jieban.identity.Role;
import org.jieban.organisation.UnitId;

/** A case that was dispatched seven days before its end, signed and spoken about, and not answered. */
record BenchLife(@Override Instant at, UnitId street) implements PastLife {

    private static final CaseEvent.Limits LIMITS =
            new CaseEvent.Limits(Limit.parse("8d"), Limit.parse("8d"), Limit.parse("7d"));

    @Override
    public NewCase said() {
        return new NewCase(
                CaseKind.HELP,
                "水管漏水",
                "小区门口的水管从早上开始漏水，人行道上全是水，请尽快派人来修。",
                "010101",
                Urgency.GENERAL,
                street,
                "南门外",
                null,
                null,
                CaseEvent.Channel.PHONE,
                null,
                true,
                false,
                false,
                List.of(),
                null);
    }

    @Override
    public CaseActor by() {
        return new CaseActor(null, "话务员", null, Role.AGENT);
    }

    @Override
    public List<Act> first() {
        return List.of(
                new Act.Accept(),
                new Act.Dispatch(
                        new Act.Direction(street, List.of(), LIMITS, "DIRECT", "1", 1, "属地街道负责")));
    }

    @Override
    public Optional<PastAct> next(CaseFile file) {
        var handler = new CaseActor(null, "承办人员", street, Role.HANDLER);
        if (file.state() == CaseState.DISPATCHED) {
            return Optional.of(new PastAct(at.plus(Duration.ofHours(1)), handler, new Act.Sign()));
        }
        if (!file.contactedThisRound()) {
            return Optional.of(
                    new PastAct(
                            at.plus(Duration.ofHours(2)),
                            handler,
                            new Act.Contact(
                                    CaseEvent.ContactMethod.PHONE,
                                    true,
                                    CaseEvent.MeetingAnswer.DECLINED,
                                    "说明情况")));
        }
        return Optional.empty();
    }
}
