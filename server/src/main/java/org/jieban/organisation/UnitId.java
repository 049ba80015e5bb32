package org.jieban.organisation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Identity of a unit (承办单位); in JSON and in the database the bare number. */
public record UnitId(@JsonValue long value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public UnitId {}

    /** Reads it from a path or a parameter. */
    public static UnitId of(String number) {
        return new UnitId(Long.parseLong(number));
    }
}
