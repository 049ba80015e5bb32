package org.jieban.casesearch;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Pattern;
import org.jieban.casesearch.SearchRows.Row;
import org.jieban.organisation.Scope;
import org.jieban.organisation.Unit;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.Units;
import org.jieban.shared.FieldProblem;
import org.jieban.shared.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds cases. Up to two thousand that hold the words are put in order of where the words stand; of more
 * the newest come first.
 */
// [impl->rule~case-search.found~1]
@Service
class CaseSearch {

    /** So many are ordered; of more the newest come first. */
    static final int FEW = 2000;

    private static final Pattern NUMBER = Pattern.compile("\\d{14}");

    private final SearchRows rows;
    private final Units units;

    CaseSearch(SearchRows rows, Units units) {
        this.rows = rows;
        this.units = units;
    }

    /**
     * One piece of what was found.
     *
     * @param total how many there are within the scope, or null when there are too many to count
     * @param best whether those with the words in the title come first
     */
    record Found(List<Row> rows, @Nullable String next, @Nullable Integer total, boolean best) {

        static final Found NOTHING = new Found(List.of(), null, 0, true);
    }

    /**
     * @param claimants whose cases alone are looked for, or null
     * @throws ProblemException {@code shared/invalid} when the cursor cannot be read
     */
    @Transactional(readOnly = true)
    Found find(Question question, Scope scope, long @Nullable [] claimants) {
        var number = question.text().replaceAll("[\\s-]", "");
        if (NUMBER.matcher(number).matches()) {
            return whole(rows.numbered(number, question, scope));
        }
        var words = question.words();
        if (question.isTooShort()
                || !words.isEmpty() && Pairs.of(String.join("\n", words)).length == 0) {
            return Found.NOTHING;
        }
        rows.planForEachQuestion();
        var terms = rows.terms(question, below(question.unit()), scope);
        var cursor = Cursor.parse(question.cursor());
        int asked = question.limit() + 1;
        if (claimants != null) {
            int skipped = cursor.skipped();
            return counted(
                    rows.ofClaimants(terms, question, scope, claimants, skipped, asked),
                    question,
                    skipped,
                    false);
        }
        if (cursor.before() == null && rows.count(terms, FEW + 1) <= FEW) {
            int skipped = cursor.skipped();
            return counted(
                    rows.best(terms, question, scope, FEW, skipped, asked),
                    question,
                    skipped,
                    !question.newest());
        }
        var before = cursor.before() == null ? Cursor.NEVER : cursor.before();
        return newest(rows.newest(terms, question, scope, before, cursor.id(), asked), question);
    }

    private long[] below(@Nullable Long unit) {
        return unit == null || units.find(new UnitId(unit)).isEmpty()
                ? new long[0]
                : units.subtree(new UnitId(unit)).stream()
                        .map(Unit::id)
                        .mapToLong(UnitId::value)
                        .toArray();
    }

    private static Found whole(List<Row> found) {
        return new Found(found, null, found.size(), true);
    }

    private static Found counted(List<Row> found, Question question, int skipped, boolean best) {
        int total = found.isEmpty() ? skipped : found.getFirst().total();
        boolean more = found.size() > question.limit();
        return new Found(
                more ? found.subList(0, question.limit()) : found,
                more ? Cursor.after(skipped + question.limit()) : null,
                total,
                best);
    }

    private static Found newest(List<Row> found, Question question) {
        boolean more = found.size() > question.limit();
        var shown = more ? found.subList(0, question.limit()) : found;
        return new Found(shown, more ? Cursor.before(shown.getLast()) : null, null, false);
    }

    /** Where a piece ended: after so many, or before a moment and a case. */
    private record Cursor(int skipped, @Nullable Instant before, long id) {

        /** Later than any case. */
        static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

        static Cursor parse(@Nullable String text) {
            if (text == null) {
                return new Cursor(0, null, Long.MAX_VALUE);
            }
            try {
                var parts = text.split("_", -1);
                return parts.length == 1
                        ? new Cursor(Math.clamp(Integer.parseInt(text), 0, FEW), null, 0)
                        : new Cursor(0, Instant.parse(parts[0]), Long.parseLong(parts[1]));
            } catch (NumberFormatException | DateTimeParseException unreadable) {
                throw ProblemException.invalid(new FieldProblem("/cursor", "unknown"));
            }
        }

        static String after(int skipped) {
            return String.valueOf(skipped);
        }

        static String before(Row last) {
            return last.openedAt() + "_" + last.caseId();
        }
    }
}
