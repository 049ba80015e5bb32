package org.jieban.identity;

/** Identity of a post (岗位): one person's role in one unit. */
public record PostId(long value) {

    /** No post: the system itself or a citizen. Stored as null, never as a row. */
    public static final PostId NONE = new PostId(0);
}
