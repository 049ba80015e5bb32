package org.jieban.assessment;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jieban.organisation.Unit;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.UnitKind;
import org.jieban.organisation.Units;

/** Units that are compared with each other; each group has its own ranking (分级分类). */
enum RankingGroup {
    /** 街道、乡镇. */
    STREET(UnitKind.STREET),
    /** 区, each with everything that was handled below it. */
    DISTRICT(UnitKind.DISTRICT),
    /** 市级部门. */
    DEPARTMENT(UnitKind.DEPARTMENT),
    /** 委办局. */
    DISTRICT_DEPARTMENT(UnitKind.DISTRICT_DEPARTMENT),
    /** 公共服务企业. */
    ENTERPRISE(UnitKind.ENTERPRISE);

    private static final Set<UnitKind> CARRY_THEMSELVES =
            EnumSet.of(
                    UnitKind.STREET,
                    UnitKind.DEPARTMENT,
                    UnitKind.DISTRICT_DEPARTMENT,
                    UnitKind.ENTERPRISE);

    private final UnitKind kind;

    RankingGroup(UnitKind kind) {
        this.kind = kind;
    }

    UnitKind kind() {
        return kind;
    }

    /** The group in which units of this kind compete, if in any. */
    static Optional<RankingGroup> of(UnitKind kind) {
        for (var group : values()) {
            if (group.kind == kind) {
                return Optional.of(group);
            }
        }
        return Optional.empty();
    }

    /**
     * The unit of this group that carries what the unit in charge did: the nearest on the way up. A
     * section counts for its street or department, an enterprise below a department for itself, and
     * all of them for their district.
     */
    // [impl->rule~assessment.carries~1]
    Optional<Unit> carrier(UnitId lead, Units units) {
        if (this == DISTRICT) {
            return units.nearest(lead, UnitKind.DISTRICT);
        }
        return units.path(lead).reversed().stream()
                .filter(unit -> CARRY_THEMSELVES.contains(unit.kind()))
                .findFirst()
                .filter(unit -> unit.kind() == kind);
    }
}
