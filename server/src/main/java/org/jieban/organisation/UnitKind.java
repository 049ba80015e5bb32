package org.jieban.organisation;

import java.util.EnumSet;
import java.util.Set;

/** What a unit is, and with that where it may stand in the tree and in which ranking it competes. */
public enum UnitKind {
    /** The whole city (市), or whatever is largest in this installation. */
    CITY,
    /** District (区), the backstop (兜底) for its area. */
    DISTRICT,
    /** Street office, town or township (街道、镇、乡). */
    STREET,
    /** Community or village (社区、村); helps, but is never formally the unit in charge. */
    COMMUNITY,
    /** Municipal department (市级部门). */
    DEPARTMENT,
    /** Department of a district (委办局). */
    DISTRICT_DEPARTMENT,
    /** Public-service enterprise (公共服务企业): water, power, gas, heat, property companies. */
    ENTERPRISE,
    /** Section (科室) inside any other unit. */
    SECTION,
    /** The hotline centre (市民热线服务中心), where agents, dispatchers and revisiters sit. */
    HOTLINE;

    private static final Set<UnitKind> MAY_BE_ROOT = EnumSet.of(CITY, DISTRICT, STREET);

    /** Whether a unit of this kind may be the top: a city, or a district or street that runs alone. */
    public boolean mayBeRoot() {
        return MAY_BE_ROOT.contains(this);
    }

    /** Whether a unit of this kind may stand directly below one of the other kind. */
    public boolean mayStandUnder(UnitKind parent) {
        return switch (this) {
            case CITY -> false;
            case DISTRICT, DEPARTMENT -> parent == CITY;
            case STREET -> parent == DISTRICT || parent == CITY;
            case COMMUNITY -> parent == STREET;
            case DISTRICT_DEPARTMENT -> parent == DISTRICT;
            case ENTERPRISE -> parent != COMMUNITY && parent != SECTION && parent != HOTLINE;
            case SECTION -> parent != COMMUNITY;
            case HOTLINE -> parent != COMMUNITY && parent != SECTION && parent != HOTLINE;
        };
    }

    /** Whether units of this kind are an area in which something can happen. */
    public boolean isArea() {
        return this == CITY || this == DISTRICT || this == STREET || this == COMMUNITY;
    }
}
