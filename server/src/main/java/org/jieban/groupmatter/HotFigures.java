package org.jieban.groupmatter;

import java.util.ArrayList;
import java.util.List;

/**
 * What grouping a file costs and gives.
 *
 * @param seconds for the whole file, reading its words included
 * @param millisOfOne the mean for one new telling, reading its words included
 * @param slowestMillisOfOne the slowest of the last thousand
 * @param moreThanOnce matters that were told more than once
 * @param largest people of the ten matters with the most people
 */
public record HotFigures(
        int messages,
        double seconds,
        double millisOfOne,
        double slowestMillisOfOne,
        int matters,
        long moreThanOnce,
        List<Integer> largest) {

    private static final double NANOS_A_MILLI = 1e6;
    private static final int LAST = 1000;

    /** Groups the file as the command does, then tells its last thousand once more, one by one. */
    public static HotFigures measure(List<Telling> tellings) {
        long start = System.nanoTime();
        var matters = HotMatters.of(tellings);
        double seconds = (System.nanoTime() - start) / 1e9;
        var grouping = new Grouping();
        tellings.forEach(telling -> grouping.place(telling, grouping.learn(telling)));
        var last =
                new ArrayList<>(
                        tellings.subList(Math.max(0, tellings.size() - LAST), tellings.size()));
        double slowest = 0;
        double sum = 0;
        for (var telling : last) {
            long begin = System.nanoTime();
            grouping.place(telling, grouping.learn(telling));
            double took = (System.nanoTime() - begin) / NANOS_A_MILLI;
            sum += took;
            slowest = Math.max(slowest, took);
        }
        return new HotFigures(
                tellings.size(),
                seconds,
                last.isEmpty() ? 0 : sum / last.size(),
                slowest,
                matters.size(),
                matters.stream().filter(matter -> matter.tellings().size() > 1).count(),
                matters.stream()
                        .map(HotMatter::people)
                        .sorted(java.util.Comparator.reverseOrder())
                        .limit(10)
                        .toList());
    }
}
