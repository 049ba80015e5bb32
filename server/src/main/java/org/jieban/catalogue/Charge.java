package org.jieban.catalogue;

import org.jieban.organisation.UnitKind;

/**
 * Which kind of unit a rule puts in charge (主责单位类型). There is no constant for the residents'
 * committee: it may be asked for help, but is never formally in charge.
 */
// [impl->rule~dispatch.no-community~1]
public enum Charge {
    /** The street or town in which it happened (属地街道、乡镇), or another one that the rule names. */
    STREET(UnitKind.STREET, false),
    /** The government of the district in which it happened, as the backstop (区政府兜底). */
    DISTRICT(UnitKind.DISTRICT, false),
    /** The district's department for a function (区委办局). */
    DISTRICT_DEPARTMENT(UnitKind.DISTRICT_DEPARTMENT, true),
    /** The city's department for a function (市级部门). */
    DEPARTMENT(UnitKind.DEPARTMENT, true),
    /** The enterprise that provides a public service there (公共服务企业). */
    ENTERPRISE(UnitKind.ENTERPRISE, true),
    /** The hotline centre itself (市民热线服务中心), for requests about the hotline. */
    HOTLINE(UnitKind.HOTLINE, true);

    private final UnitKind kind;
    private final boolean named;

    Charge(UnitKind kind, boolean named) {
        this.kind = kind;
        this.named = named;
    }

    /** The kind of unit it stands for. */
    UnitKind kind() {
        return kind;
    }

    /** Whether a rule must say which one, by unit code or by function; the place does not tell. */
    boolean named() {
        return named;
    }
}
