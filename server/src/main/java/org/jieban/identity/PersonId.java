package org.jieban.identity;

/** Identity of a person who works with the system; in JSON and in the database the bare number. */
public record PersonId(long value) {

    /** Nobody in particular: the system itself or a citizen. Stored as null, never as a row. */
    public static final PersonId NOBODY = new PersonId(0);
}
