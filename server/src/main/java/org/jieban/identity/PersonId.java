package org.jieban.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Identity of a person who works with the system; in JSON and in the database the bare number. */
public record PersonId(@JsonValue long value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PersonId {}

    /** Nobody in particular: the system itself or a citizen. Stored as null, never as a row. */
    public static final PersonId NOBODY = new PersonId(0);

    /** Reads it from a path or a parameter. */
    public static PersonId of(String number) {
        return new PersonId(Long.parseLong(number));
    }
}
