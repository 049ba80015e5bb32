package org.jieban.understanding;

/** A file that is no model, or none that this program can read. */
public final class NotAModelException extends Exception {

    private static final long serialVersionUID = 1;

    private final String chinese;

    NotAModelException(String chinese, String english) {
        super(english);
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }

    /** The same in English. */
    public String english() {
        return String.valueOf(getMessage());
    }
}
