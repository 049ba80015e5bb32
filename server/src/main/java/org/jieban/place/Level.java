package org.jieban.place;

/** How large a place is, from the largest. */
public enum Level {
    /** A district 区. */
    DISTRICT,
    /** A street or town 街道、镇、乡、地区. */
    STREET,
    /** A community or village 社区、村. */
    COMMUNITY
}
