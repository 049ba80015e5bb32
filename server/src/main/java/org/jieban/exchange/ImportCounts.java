package org.jieban.exchange;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * What became of the rows of a file.
 *
 * @param read rows in the file
 * @param taken new cases
 * @param known rows that had been taken in before
 * @param rejected rows in the reject file
 * @param also further figures, named in both languages
 */
record ImportCounts(
        long read,
        long taken,
        long known,
        long rejected,
        Map<String, Long> also,
        Path rejects,
        Duration duration) {

    private static final double MILLIS = 1000;

    void print(java.io.PrintStream out) {
        out.printf("读取 read            %d%n", read);
        out.printf("新建 taken in        %d%n", taken);
        out.printf("此前已有 known before %d%n", known);
        out.printf("退回 rejected        %d%s%n", rejected, rejected == 0 ? "" : " → " + rejects);
        also.forEach((name, count) -> out.printf("%-20s %d%n", name, count));
        var seconds = duration.toMillis() / MILLIS;
        out.printf(
                "用时 seconds         %.1f%s%n",
                seconds, taken > 0 && seconds > 0 ? " (%.0f/s)".formatted(taken / seconds) : "");
    }
}
