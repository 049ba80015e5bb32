package org.jieban.exchange;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jieban.casefile.CaseEvent;
import org.jieban.casefile.NewCase;
import org.jieban.casefile.PastCase;
import org.jieban.catalogue.Categories;
import org.jieban.catalogue.Category;
import org.jieban.organisation.UnitId;
import org.jieban.place.Datum;
import org.jspecify.annotations.Nullable;

/** Makes past cases of rows, or says why a row is none. */
final class PastCaseReader {

    /** Two machines' clocks differ; an end this little before the beginning is the beginning. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    private static final int LONGEST_TITLE = 100;
    private static final int LONGEST_WORDS = 20_000;
    private static final int LONGEST_ADDRESS = 300;
    private static final int LONGEST_NUMBER = 100;

    private final CaseMapping mapping;
    private final @Nullable Departments departments;
    private final @Nullable UnitId area;
    private final Categories categories;
    private final Map<String, String> codeByPath;
    private final Map<String, Long> seen = new HashMap<>();
    private final Instant now;
    private long uncertain;

    PastCaseReader(
            CaseMapping mapping,
            @Nullable Departments departments,
            @Nullable UnitId area,
            Categories categories,
            Instant now) {
        this.mapping = mapping;
        this.departments = departments;
        this.area = area;
        this.categories = categories;
        this.codeByPath =
                categories.all().stream()
                        .collect(
                                Collectors.toMap(
                                        entry -> path(categories.pathNames(entry.code())),
                                        Category::code,
                                        (first, second) -> first));
        this.now = now;
    }

    /** What a row turned out to be. */
    sealed interface Reading {

        /** A case. */
        record Read(PastCase past) implements Reading {}

        /** None. */
        record Bad(Reason reason) implements Reading {}
    }

    /** Moments whose hour came twice or never. */
    long uncertain() {
        return uncertain;
    }

    Reading read(CsvRow row) {
        if (row.wrong() != null) {
            return new Reading.Bad(row.wrong());
        }
        try {
            return new Reading.Read(past(row));
        } catch (Unusable bad) {
            return new Reading.Bad(bad.reason());
        }
    }

    private PastCase past(CsvRow row) {
        var columns = mapping.columns();
        var number = number(row);
        var opened = Objects.requireNonNull(moment(row, columns.opened(), null, true));
        if (opened.isAfter(now)) {
            throw Unusable.because("时间在未来", "The moment lies in the future");
        }
        var due = moment(row, columns.due(), null, false);
        var closed = moment(row, columns.closed(), opened, false);
        checkStatus(row, closed);
        var details = details(row);
        if (closed != null && closed.isBefore(opened)) {
            if (closed.isBefore(opened.minus(CLOCKS_DIFFER))) {
                throw Unusable.because("办结早于受理", "Closed before it was opened");
            }
            details.put(Objects.requireNonNull(columns.closed()), row.text(columns.closed()));
            closed = opened;
        }
        var verdict = mapping.verdict();
        return new PastCase(
                said(row, number),
                mapping.name(),
                opened,
                departments == null ? null : departments.of(row.text(columns.department())),
                due,
                closed,
                verdict == null ? null : verdict.of(row.text(verdict.column())),
                details);
    }

    private String number(CsvRow row) {
        var number = row.text(mapping.columns().number());
        if (number.isEmpty() || number.length() > LONGEST_NUMBER) {
            throw Unusable.because("编号缺失或过长", "The number is missing or too long");
        }
        var earlier = seen.putIfAbsent(number, row.line());
        if (earlier != null) {
            throw Unusable.because(
                    "编号 %s 与第 %d 行重复", "The number %s stands in line %d already", number, earlier);
        }
        return number;
    }

    private @Nullable Instant moment(
            CsvRow row, @Nullable String column, @Nullable Instant notBefore, boolean needed) {
        var text = row.text(column);
        if (text.isEmpty() && !needed) {
            return null;
        }
        var read = mapping.time().read(text, notBefore);
        if (read == null) {
            throw Unusable.because(
                    "%s：无法识别时间 %s", "%s: this is no moment: %s", String.valueOf(column), text);
        }
        uncertain += read.uncertain() ? 1 : 0;
        return read.at();
    }

    private void checkStatus(CsvRow row, @Nullable Instant closed) {
        var status = mapping.status();
        if (status != null
                && status.closed().contains(row.text(status.column())) != (closed != null)) {
            throw Unusable.because(
                    "状态 %s 与办结时间不符",
                    "The status %s does not fit the moment of closing", row.text(status.column()));
        }
    }

    private NewCase said(CsvRow row, String number) {
        var columns = mapping.columns();
        var title = firstOf(row, columns.title());
        var words =
                String.join(
                        "\n",
                        columns.words().stream()
                                .map(row::exact)
                                .filter(text -> !text.isBlank())
                                .toList());
        var point = columns.point().of(row).orElse(null);
        var at = point == null ? null : point.position();
        var address = row.text(columns.location());
        tooLong("title", title, LONGEST_TITLE);
        tooLong("words", words, LONGEST_WORDS);
        tooLong("address", address, LONGEST_ADDRESS);
        return new NewCase(
                mapping.kind(),
                title,
                words.isEmpty() ? title : words,
                category(row),
                mapping.urgency(),
                area,
                address.isEmpty() ? null : address,
                at == null ? null : at.latitude(),
                at == null ? null : at.longitude(),
                mapping.channel().of(row.text(mapping.channel().column())),
                null,
                false,
                false,
                false,
                List.of(),
                mapping.source(number),
                point == null || point.datum() == Datum.WGS_84
                        ? null
                        : new CaseEvent.GivenPoint(
                                point.lon(), point.lat(), point.datum().written()),
                null);
    }

    private static String firstOf(CsvRow row, List<String> columns) {
        for (var column : columns) {
            var text = row.text(column);
            if (!text.isEmpty()) {
                return text;
            }
        }
        throw Unusable.because("没有标题", "There is no title");
    }

    /** By code, by the path of names, or by the mapping's own table; null when the tree has none. */
    private @Nullable String category(CsvRow row) {
        var names = mapping.columns().category().stream().map(row::text).toList();
        if (names.isEmpty()) {
            return null;
        }
        var given = mapping.categoryCodes().getOrDefault(path(names), names.getLast());
        var mapped = mapping.categoryCodes().getOrDefault(names.getLast(), given);
        return categories
                .find(mapped)
                .map(Category::code)
                .orElseGet(() -> codeByPath.get(path(names)));
    }

    private static String path(List<String> names) {
        return String.join("/", names);
    }

    private static void tooLong(String field, String text, int limit) {
        if (text.codePointCount(0, text.length()) > limit) {
            throw Unusable.because("%s 超过 %d 字", "%s is longer than %d characters", field, limit);
        }
    }

    private Map<String, String> details(CsvRow row) {
        var details = new LinkedHashMap<String, String>();
        for (var column : mapping.columns().keep()) {
            var text = row.text(column);
            if (!text.isEmpty()) {
                details.put(column, text);
            }
        }
        return details;
    }
}
