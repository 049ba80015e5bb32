package org.jieban.organisation;

/** Identity of a unit (承办单位); in JSON and in the database the bare number. */
public record UnitId(long value) {}
