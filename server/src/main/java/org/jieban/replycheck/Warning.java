package org.jieban.replycheck;

/**
 * Something that may be wrong with a reply.
 *
 * @param from where the words stand, in characters of the reply; 0 when something is missing
 * @param until where they end, exclusive; the same as {@code from} when something is missing
 * @param said the words; the citizen's question where that is open; the other case's number where the
 *     reply is like its reply
 * @param advice what to write instead, for {@link WarningKind#FORBIDDEN}; otherwise empty
 */
public record Warning(WarningKind kind, int from, int until, String said, String advice) {

    static Warning missing(WarningKind kind) {
        return new Warning(kind, 0, 0, "", "");
    }

    static Warning missing(WarningKind kind, String said) {
        return new Warning(kind, 0, 0, said, "");
    }

    static Warning at(WarningKind kind, String text, int from, int until) {
        return new Warning(kind, from, until, text.substring(from, until), "");
    }
}
