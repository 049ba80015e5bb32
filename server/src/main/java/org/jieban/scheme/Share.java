package org.jieban.scheme;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** In which part a unit carries a citizen's answer; a scheme gives each a weight. */
public enum Share {
    /** 主办: it was in charge when the citizen answered. */
    LEAD,
    /** 协办: it assisted in the round that the citizen answered about. */
    ASSIST,
    /** 被吹哨: it was called by a whistle in that round (吹哨报到双考核). */
    CALLED,
    /** 已知事件: it dealt with the known incident by which the request was answered. */
    INCIDENT;

    /** The name in documents and files, such as {@code lead}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The share with this name in documents and files. */
    public static Optional<Share> of(String wireName) {
        return Arrays.stream(values()).filter(one -> one.wireName().equals(wireName)).findFirst();
    }
}
