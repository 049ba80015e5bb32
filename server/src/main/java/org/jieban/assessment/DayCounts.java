package org.jieban.assessment;

import static java.util.stream.Collectors.toSet;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jieban.calendar.CityZone;
import org.jieban.scheme.Share;
import org.jieban.scheme.Tally;
import org.jspecify.annotations.Nullable;

/**
 * What rows add to the sums of their days and weeks, and take away when they are replaced. Whatever the order,
 * the sums are those of the rows that remain.
 */
// [impl->rule~assessment.day-sums~1]
final class DayCounts {

    /** All kinds together. */
    static final String EVERY_KIND = "";

    /** Spans that are summed, in days. */
    static final int DAY = 1;

    static final int WEEK = 7;

    private static final int ON_TIME = 5;
    private static final int MEETINGS = 6;
    private static final int MET = 7;
    private static final int WHISTLED = 8;
    private static final int REPORTED = 9;
    private static final int WORK = 10;

    private record AnswerDay(
            Basis basis, String kind, int span, LocalDate day, long unit, Share share) {}

    private record WorkDay(String kind, LocalDate day, long unit) {}

    private final Map<AnswerDay, int[]> answers = new HashMap<>();
    private final Map<WorkDay, int[]> work = new HashMap<>();

    /** A day's answers as they are added; names are those of the columns, also below. */
    record AnswersOfDay(
            int basis, String kind, int span, String day, long unit_id, int share, int[] cells) {}

    /** A day's work: received, closed, contacts, minutes, timed, on time, due, met, called, came. */
    record WorkOfDay(String kind, String day, long unit_id, int[] sums) {}

    void add(AnswerRow row) {
        count(row, 1);
    }

    void remove(AnswerRow row) {
        count(row, -1);
    }

    void add(PartRow row) {
        count(row, 1);
    }

    void remove(PartRow row) {
        count(row, -1);
    }

    /** What has to be added to the sums; days that come out even are left out. */
    List<AnswersOfDay> answers() {
        var rows = new ArrayList<AnswersOfDay>();
        answers.forEach((key, cells) -> {
            if (moves(cells)) {
                rows.add(
                        new AnswersOfDay(
                                key.basis().code(),
                                key.kind(),
                                key.span(),
                                key.day().toString(),
                                key.unit(),
                                key.share().ordinal(),
                                cells));
            }
        });
        return rows;
    }

    Collection<WorkOfDay> work() {
        var rows = new ArrayList<WorkOfDay>();
        work.forEach((key, sums) -> {
            if (moves(sums)) {
                rows.add(new WorkOfDay(key.kind(), key.day().toString(), key.unit(), sums));
            }
        });
        return rows;
    }

    /** Days of rows that came, went or changed, also where their sums come out even. */
    Set<LocalDate> touched() {
        return Stream.concat(
                        answers.keySet().stream()
                                .filter(key -> key.span() == DAY)
                                .map(AnswerDay::day),
                        work.keySet().stream().map(WorkDay::day))
                .collect(toSet());
    }

    private void count(AnswerRow row, int by) {
        if (!row.counts()) {
            return;
        }
        count(Basis.ANSWERED, row.answeredAt(), row, by);
        count(Basis.RECEIVED, row.receivedAt(), row, by);
        count(Basis.CLOSED, row.closedAt(), row, by);
    }

    private void count(Basis basis, @Nullable Instant at, AnswerRow row, int by) {
        if (at == null) {
            return;
        }
        for (var kind : List.of(EVERY_KIND, row.kind())) {
            var day = day(at);
            for (var key :
                    List.of(
                            new AnswerDay(basis, kind, DAY, day, row.unit(), row.share()),
                            new AnswerDay(
                                    basis, kind, WEEK, monday(day), row.unit(), row.share()))) {
                answers.computeIfAbsent(key, _ -> new int[Tally.CELLS])[row.cell()] += by;
            }
        }
    }

    private void count(PartRow row, int by) {
        if (row.share() == Share.CALLED) {
            count(row, row.calledAt(), by, WHISTLED, 1);
            count(row, row.calledAt(), by, REPORTED, one(row.reported()));
        }
        if (row.share() != Share.LEAD) {
            return;
        }
        if (!row.withdrawn()) {
            count(row, row.receivedAt(), by, 0, 1);
            count(row, row.closedAt(), by, 1, 1);
        }
        var minutes = row.contactMinutes();
        count(row, row.contactedAt(), by, 2, 1);
        count(row, row.contactedAt(), by, 3, minutes == null ? 0 : minutes);
        if (row.onTime() != null) {
            count(row, row.timedAt(), by, 4, 1);
            count(row, row.timedAt(), by, ON_TIME, one(row.onTime()));
        }
        count(row, row.timedAt(), by, MEETINGS, one(row.meetingDue()));
        count(row, row.timedAt(), by, MET, one(row.met()));
    }

    private void count(PartRow row, @Nullable Instant at, int by, int place, int value) {
        if (at == null || value == 0) {
            return;
        }
        for (var kind : List.of(EVERY_KIND, row.kind())) {
            var key = new WorkDay(kind, day(at), row.unit());
            work.computeIfAbsent(key, _ -> new int[WORK])[place] += by * value;
        }
    }

    private static int one(@Nullable Boolean holds) {
        return Boolean.TRUE.equals(holds) ? 1 : 0;
    }

    private static boolean moves(int[] sums) {
        return Arrays.stream(sums).anyMatch(sum -> sum != 0);
    }

    static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    static LocalDate day(Instant at) {
        return at.atZone(CityZone.ZONE).toLocalDate();
    }
}
