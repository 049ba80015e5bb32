package org.jieban.cli;

/** Why a due moment cannot be computed, in both languages. */
final class DueProblem extends Exception {

    private static final long serialVersionUID = 1;

    private final String chinese;
    private final String english;

    DueProblem(String chinese, String english) {
        super(english);
        this.chinese = chinese;
        this.english = english;
    }

    String chinese() {
        return chinese;
    }

    String english() {
        return english;
    }
}
