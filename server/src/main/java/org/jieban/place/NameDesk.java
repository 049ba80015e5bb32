package org.jieban.place;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jieban.audit.Audit;
import org.jieban.audit.AuditKind;
import org.jieban.calendar.CityZone;
import org.jieban.identity.Actor;
import org.jieban.organisation.ImportCount;
import org.jieban.organisation.Unit;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.Units;
import org.jieban.place.PlaceName.Said;
import org.jieban.place.PlaceName.Wanted;
import org.jieban.shared.CommonProblem;
import org.jieban.shared.FieldProblem;
import org.jieban.shared.ProblemException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Administrators keep the other names of places: each change with who, when and why. */
// [impl->rule~place.names~1]
@Service
public class NameDesk {

    private final PlaceNames names;
    private final PlaceStamp stamp;
    private final Units units;
    private final Audit audit;
    private final Clock clock;

    NameDesk(PlaceNames names, PlaceStamp stamp, Units units, Audit audit, Clock clock) {
        this.names = names;
        this.stamp = stamp;
        this.units = units;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    PlaceName add(Wanted wanted, Actor by) {
        var wrong = new ArrayList<FieldProblem>();
        var name = PlaceName.wrong(wanted.name());
        if (name != null) {
            wrong.add(new FieldProblem("/name", name, null, NameSheet.limit(name)));
        }
        boolean fits =
                mine(by, wanted.unit())
                        && units.find(wanted.unit())
                                .filter(it -> it.isEffective(today()))
                                .filter(NameSheet.bears(wanted.thing()))
                                .isPresent();
        if (!fits) {
            wrong.add(new FieldProblem("/unit", "unknown"));
        }
        if (wanted.reason().isEmpty()) {
            wrong.add(FieldProblem.required("reason"));
        }
        stamp.change(PlaceStamp.What.NAMES);
        if (wrong.isEmpty() && names.inForce(wanted.name(), wanted.unit()).isPresent()) {
            wrong.add(new FieldProblem("/name", "duplicate"));
        }
        if (!wrong.isEmpty()) {
            throw new ProblemException(CommonProblem.INVALID, Map.of(), wrong);
        }
        names.add(wanted, said(by, wanted.reason()));
        record("add", wanted.name(), wanted.unit(), wanted.reason(), by);
        return names.inForce(wanted.name(), wanted.unit()).orElseThrow();
    }

    @Transactional
    void end(long id, String reason, Actor by) {
        var name =
                names.find(id)
                        .filter(it -> mine(by, it.unit()))
                        .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        requireReason(reason);
        stamp.change(PlaceStamp.What.NAMES);
        if (!names.end(id, said(by, reason))) {
            throw new ProblemException(PlaceProblem.ENDED);
        }
        record("end", name.name(), name.unit(), reason, by);
    }

    /** A learned name, or one that came with the program, is not used any more. */
    @Transactional
    void forget(String name, UnitId unit, String reason, Actor by) {
        if (!mine(by, unit)) {
            throw new ProblemException(CommonProblem.NOT_FOUND);
        }
        requireReason(reason);
        stamp.change(PlaceStamp.What.NAMES);
        names.forget(name, unit, said(by, reason));
        record("forget", name, unit, reason, by);
    }

    /** It may be used, and learned, again. */
    @Transactional
    void remember(String name, UnitId unit, String reason, Actor by) {
        requireReason(reason);
        stamp.change(PlaceStamp.What.NAMES);
        if (!mine(by, unit) || !names.remember(name, unit)) {
            throw new ProblemException(CommonProblem.NOT_FOUND);
        }
        record("remember", name, unit, reason, by);
    }

    /** All of a file or nothing; what is there already stays as it is. */
    @Transactional
    public ImportCount bringIn(byte[] file, Actor by) {
        stamp.change(PlaceStamp.What.NAMES);
        var wanted = NameSheet.read(file, units, today(), unit -> mine(by, unit.id()));
        int created = 0;
        int updated = 0;
        for (var one : wanted) {
            var there = names.inForce(one.name(), one.unit());
            if (there.isPresent() && there.get().says(one)) {
                continue;
            }
            if (there.isPresent()) {
                names.end(there.get().id(), said(by, one.reason()));
                updated++;
            } else {
                created++;
            }
            names.add(one, said(by, one.reason()));
        }
        audit.about(by)
                .with(Map.of("act", "place-names", "created", created, "updated", updated))
                .record(AuditKind.IMPORT);
        return new ImportCount(created, updated, 0);
    }

    void export(Actor by, Appendable out) {
        List<PlaceName> mine = names.inForce().stream().filter(it -> mine(by, it.unit())).toList();
        NameSheet.write(mine, it -> units.get(it.unit()), out);
    }

    private void record(String act, String name, UnitId id, String reason, Actor by) {
        Unit unit = units.get(id);
        audit.about(by)
                .because(reason)
                .with(Map.of("act", "place-name/" + act, "name", name, "unit", unit.code()))
                .record(AuditKind.ADMIN_CHANGE);
    }

    private static boolean mine(Actor by, UnitId unit) {
        return by.scope().everything() || by.scope().contains(unit);
    }

    private static void requireReason(String reason) {
        if (reason.isEmpty()) {
            throw new ProblemException(
                    CommonProblem.INVALID, Map.of(), List.of(FieldProblem.required("reason")));
        }
    }

    private Said said(Actor by, String reason) {
        return new Said(clock.instant(), by.name(), reason);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), CityZone.ZONE);
    }
}
