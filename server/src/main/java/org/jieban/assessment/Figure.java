package org.jieban.assessment;

import java.util.Arrays;
import java.util.Optional;

/** A figure of the ranking, and with it the list of cases behind it. */
// [impl->rule~assessment.drill-down~1]
enum Figure {
    /** 受理. */
    RECEIVED("received", "received_at", "true"),
    /** 办结. */
    CLOSED("closed", "closed_at", "true"),
    /** 有效回访. */
    VALID("valid", "", "true"),
    /** 已联系. */
    CONTACTED("contacted", "", "a.cell >= 12"),
    /** 未联系. */
    NOT_CONTACTED("notContacted", "", "a.cell < 12"),
    /** 解决. */
    SOLVED("solved", "", "a.cell % 12 < 4"),
    /** 未解决, 部分解决 with it. */
    NOT_SOLVED("notSolved", "", "a.cell % 12 >= 4"),
    /** 满意. */
    SATISFIED("satisfied", "", "a.cell % 4 = 0"),
    /** 基本满意. */
    BASICALLY("basically", "", "a.cell % 4 = 1"),
    /** 不满意, 未评价 with it. */
    DISSATISFIED("dissatisfied", "", "a.cell % 4 >= 2");

    private final String wireName;
    private final String heldAt;
    private final String condition;

    Figure(String wireName, String heldAt, String condition) {
        this.wireName = wireName;
        this.heldAt = heldAt;
        this.condition = condition;
    }

    static Optional<Figure> of(String wireName) {
        return Arrays.stream(values()).filter(f -> f.wireName.equals(wireName)).findFirst();
    }

    /** Whether it counts cases a unit had, not answers. */
    boolean countsCases() {
        return !heldAt.isEmpty();
    }

    /** For cases: the column whose moment decides the period. */
    String heldAt() {
        return heldAt;
    }

    /** For answers: which of the valid ones are meant. */
    String condition() {
        return condition;
    }
}
