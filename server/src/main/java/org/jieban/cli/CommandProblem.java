package org.jieban.cli;

/** Why a command cannot do what was asked, in both languages. */
final class CommandProblem extends Exception {

    private static final long serialVersionUID = 1;

    private final String chinese;
    private final String english;

    CommandProblem(String chinese, String english) {
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
