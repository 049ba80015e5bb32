package org.jieban.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Identity of a post (岗位): one person's role in one unit. */
public record PostId(@JsonValue long value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PostId {}

    /** No post: the system itself or a citizen. Stored as null, never as a row. */
    public static final PostId NONE = new PostId(0);

    /** Reads it from a path or a parameter. */
    public static PostId of(String number) {
        return new PostId(Long.parseLong(number));
    }
}
