package org.jieban.postgres;

import org.jspecify.annotations.Nullable;

/**
 * The program cannot start as things are, and a person has to decide. Says why in both languages,
 * because it is read on a console before anybody has chosen one.
 */
public final class StartRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final String chinese;
    private final String english;

    /** A refusal without a deeper cause. */
    public StartRefused(Reason reason, String chinese, String english) {
        this(reason, chinese, english, null);
    }

    StartRefused(Reason reason, String chinese, String english, @Nullable Throwable cause) {
        super(chinese + " " + english, cause);
        this.reason = reason;
        this.chinese = chinese;
        this.english = english;
    }

    /** What a script may want to tell apart. */
    public Reason reason() {
        return reason;
    }

    /** One or two sentences for the person who started the program. */
    public String chinese() {
        return chinese;
    }

    /** The same in English. */
    public String english() {
        return english;
    }

    /** The kinds of refusal. */
    public enum Reason {
        /** Another process holds the data directory. */
        DIRECTORY_IN_USE,
        /** Files cannot be made there. */
        DIRECTORY_NOT_WRITABLE,
        /** Too little space to work safely. */
        DISK_FULL,
        /** The port is taken by another program. */
        PORT_TAKEN,
        /** The server, or the cluster on disk, has another version than this program can use. */
        VERSION_UNSUITABLE,
        /** Name or password refused. */
        CREDENTIALS_REFUSED,
        /** Nobody answers at the address. */
        UNREACHABLE,
        /** The cluster's files are damaged or half made. */
        CLUSTER_DAMAGED,
        /** No binaries for this kind of machine, or the system does not allow to run them. */
        PLATFORM_UNSUITABLE,
        /** PostgreSQL gave up for a reason that only its log tells. */
        FAILED
    }
}
