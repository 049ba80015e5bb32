package org.jieban.assessment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jieban.calendar.CityZone;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * What is to be counted: the rows of a period, as they are now or as a revision holds them.
 *
 * @param excludedKinds kinds of cases that count nowhere
 * @param excludedCategories codes of categories that count nowhere, those below them as well
 * @param withoutAnonymous whether answers of those who left no way to be reached count nowhere
 * @param taken the revision whose rows are meant, or null for the rows as they are now
 */
record Asked(
        Instant from,
        Instant until,
        Basis basis,
        String[] excludedKinds,
        String[] excludedCategories,
        boolean withoutAnonymous,
        @Nullable Revision taken) {

    private static final String TAKEN =
            """
            (select * from %s
             where month = :takenMonth and since_revision <= :takenRevision
               and (until_revision is null or until_revision > :takenRevision))\
            """;

    /** A part of a period; {@code day} is the day it lies in, or its first. */
    record Piece(LocalDate day, Instant from, Instant until) {}

    /** A table of answers, for {@code from}. */
    String answers() {
        return taken == null ? "assessed_answer" : TAKEN.formatted("sealed_answer");
    }

    /** A table of parts of units in cases, for {@code from}. */
    String parts() {
        return taken == null ? "assessed_part" : TAKEN.formatted("sealed_part");
    }

    // [impl->rule~assessment.left-out~1]
    /** Which answers of a table {@code a} count; its parameters are set by {@link #bind}. */
    String counting() {
        var condition = new StringBuilder("a.counts and a.kind <> all(:excluded::text[])");
        if (excludedCategories.length > 0) {
            condition.append(" and (a.category is null or a.category <> all(:categories::text[]))");
        }
        if (withoutAnonymous) {
            condition.append(" and not a.anonymous");
        }
        return condition.toString();
    }

    /** Whether some of what the sums of days hold does not count. */
    boolean leavesOut() {
        return excludedCategories.length > 0 || withoutAnonymous;
    }

    /** Which answers of a table {@code a} the sums of days hold though they do not count. */
    String leftOut() {
        var category = "a.category = any(:categories::text[])";
        var which =
                withoutAnonymous
                        ? excludedCategories.length > 0
                                ? "(" + category + " or a.anonymous)"
                                : "a.anonymous"
                        : category;
        return "a.counts and a.kind <> all(:excluded::text[]) and " + which;
    }

    /** Sets what the conditions and tables above ask for, for the whole period. */
    StatementSpec bind(StatementSpec statement) {
        return bind(statement, whole());
    }

    /** The same for a part of the period. */
    StatementSpec bind(StatementSpec statement, Piece piece) {
        statement
                .param("from", piece.from().atOffset(ZoneOffset.UTC))
                .param("until", piece.until().atOffset(ZoneOffset.UTC))
                .param("excluded", excludedKinds)
                .param("categories", excludedCategories);
        return taken == null
                ? statement
                : statement
                        .param("takenMonth", taken.month().atDay(1))
                        .param("takenRevision", taken.number());
    }

    /** All kinds together, and those that are taken away again. */
    String[] kinds() {
        var kinds = new ArrayList<>(List.of(excludedKinds));
        kinds.add(DayCounts.EVERY_KIND);
        return kinds.toArray(String[]::new);
    }

    Piece whole() {
        return new Piece(from.atZone(CityZone.ZONE).toLocalDate(), from, until);
    }

    boolean hasWholeDays() {
        return firstWholeDay().isBefore(afterWholeDays());
    }

    /** The whole days as a single piece. */
    Piece wholeDays() {
        return new Piece(firstWholeDay(), start(firstWholeDay()), start(afterWholeDays()));
    }

    LocalDate firstWholeDay() {
        var local = from.atZone(CityZone.ZONE);
        return local.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? local.toLocalDate()
                : local.toLocalDate().plusDays(1);
    }

    LocalDate afterWholeDays() {
        return until.atZone(CityZone.ZONE).toLocalDate();
    }

    /** The parts of days at both ends; a period within one day is a single one. */
    List<Piece> ends() {
        var first = firstWholeDay();
        var last = afterWholeDays();
        if (first.isAfter(last)) {
            return List.of(new Piece(last, from, until));
        }
        var ends = new ArrayList<Piece>();
        if (from.isBefore(start(first))) {
            ends.add(new Piece(first.minusDays(1), from, start(first)));
        }
        if (start(last).isBefore(until)) {
            ends.add(new Piece(last, start(last), until));
        }
        return ends;
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(CityZone.ZONE).toInstant();
    }
}
