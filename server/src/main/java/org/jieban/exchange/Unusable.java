package org.jieban.exchange;

/** A file, a mapping, a column or a row that cannot be used, and why. */
final class Unusable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Reason reason;

    Unusable(Reason reason) {
        super(reason.english());
        this.reason = reason;
    }

    static Unusable because(String chinese, String english, Object... values) {
        return new Unusable(Reason.of(chinese, english, values));
    }

    Reason reason() {
        return reason;
    }
}
