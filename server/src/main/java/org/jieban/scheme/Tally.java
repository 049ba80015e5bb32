package org.jieban.scheme;

import java.util.Arrays;
import org.jieban.casefile.CaseEvent.Satisfaction;
import org.jieban.casefile.CaseEvent.Solved;

/**
 * How many valid answers of each kind there were: a number for each combination of contacted, solved
 * and satisfied, so that any scheme can be computed from it. Immutable.
 */
public final class Tally {

    /** How many combinations there are. */
    public static final int CELLS = 2 * Solved.values().length * Satisfaction.values().length;

    /** No answer at all. */
    public static final Tally NONE = new Tally(new long[CELLS]);

    private static final Solved[] SOLVED = Solved.values();
    private static final Satisfaction[] SATISFACTION = Satisfaction.values();

    private final long[] cells;

    private Tally(long[] cells) {
        this.cells = cells;
    }

    /**
     * From the numbers of {@link #cells()}.
     *
     * @throws IllegalArgumentException unless there are {@link #CELLS} of them
     */
    public static Tally of(long... cells) {
        if (cells.length != CELLS) {
            throw new IllegalArgumentException(cells.length + " cells, not " + CELLS);
        }
        return new Tally(cells.clone());
    }

    /** One answer. */
    public static Tally one(boolean contacted, Solved solved, Satisfaction satisfaction) {
        var cells = new long[CELLS];
        cells[cell(contacted, solved, satisfaction)] = 1;
        return new Tally(cells);
    }

    /**
     * The place of a combination among the cells, from 0 to {@link #CELLS} - 1. Stored with figures:
     * it never changes.
     */
    public static int cell(boolean contacted, Solved solved, Satisfaction satisfaction) {
        return ((contacted ? 1 : 0) * SOLVED.length + solved.ordinal()) * SATISFACTION.length
                + satisfaction.ordinal();
    }

    /** A copy of the numbers, in the order of {@link #cell}. */
    public long[] cells() {
        return cells.clone();
    }

    public Tally plus(Tally more) {
        var sum = cells.clone();
        for (int i = 0; i < CELLS; i++) {
            sum[i] += more.cells[i];
        }
        return new Tally(sum);
    }

    /** What remains when answers are taken out again; a cell may be negative on the way. */
    public Tally minus(Tally less) {
        var rest = cells.clone();
        for (int i = 0; i < CELLS; i++) {
            rest[i] -= less.cells[i];
        }
        return new Tally(rest);
    }

    /** 有效回访: all of them. */
    public long valid() {
        return sum((_, _, _) -> true);
    }

    /** 联系. */
    public long contacted() {
        return sum((contacted, _, _) -> contacted);
    }

    /** 解决, without what was solved in part. */
    public long solved() {
        return sum((_, solved, _) -> solved == Solved.SOLVED);
    }

    /** 部分解决. */
    public long partly() {
        return sum((_, solved, _) -> solved == Solved.PARTLY);
    }

    /** 满意. */
    public long satisfied() {
        return sum((_, _, said) -> said == Satisfaction.SATISFIED);
    }

    /** 基本满意. */
    public long basically() {
        return sum((_, _, said) -> said == Satisfaction.BASICALLY);
    }

    /** 不满意. */
    public long dissatisfied() {
        return sum((_, _, said) -> said == Satisfaction.DISSATISFIED);
    }

    /** 未评价. */
    public long unsaid() {
        return sum((_, _, said) -> said == Satisfaction.NONE);
    }

    /** How many answers satisfy a condition. */
    public long count(Answers which) {
        return sum(which);
    }

    /** Which answers are meant. */
    @FunctionalInterface
    public interface Answers {

        boolean include(boolean contacted, Solved solved, Satisfaction satisfaction);
    }

    private long sum(Answers which) {
        long sum = 0;
        for (int i = 0; i < CELLS; i++) {
            if (cells[i] != 0 && which.include(contactedAt(i), solvedAt(i), satisfactionAt(i))) {
                sum += cells[i];
            }
        }
        return sum;
    }

    /** Whether the answers in a cell say that the unit was in contact. */
    public static boolean contactedAt(int cell) {
        return cell >= SOLVED.length * SATISFACTION.length;
    }

    /** What the answers in a cell say about the matter. */
    public static Solved solvedAt(int cell) {
        return SOLVED[cell / SATISFACTION.length % SOLVED.length];
    }

    /** How satisfied the answers in a cell are. */
    public static Satisfaction satisfactionAt(int cell) {
        return SATISFACTION[cell % SATISFACTION.length];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tally tally && Arrays.equals(cells, tally.cells);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(cells);
    }

    @Override
    public String toString() {
        return "Tally" + Arrays.toString(cells);
    }
}
