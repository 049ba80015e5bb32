package org.jieban.appeal;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jieban.calendar.CityZone;
import org.jspecify.annotations.Nullable;

/** Applications as CSV, moments in the city's time. No claimant and no words of theirs stand in it. */
final class AppealSheet {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(CityZone.ZONE);
    private static final String HEAD =
            "number,application,round,unit,kind,ground,asked_at,state,settled_at,decider,rule,effect";

    private AppealSheet() {}

    static String write(List<AppealReading.Row> rows, LongFunction<String> unitName) {
        return Stream.concat(Stream.of(HEAD), rows.stream().map(row -> line(row, unitName)))
                .collect(Collectors.joining("\r\n", "\ufeff", "\r\n"));
    }

    private static String line(AppealReading.Row row, LongFunction<String> unitName) {
        return Stream.of(
                        row.number(),
                        String.valueOf(row.no()),
                        String.valueOf(row.round()),
                        unitName.apply(row.unit()),
                        row.kind(),
                        row.ground(),
                        moment(row.askedAt()),
                        row.state(),
                        moment(row.settledAt()),
                        Objects.toString(row.decider(), ""),
                        Objects.toString(row.rule(), ""),
                        Objects.toString(row.effect(), ""))
                .map(AppealSheet::cell)
                .collect(Collectors.joining(","));
    }

    private static String moment(@Nullable Instant at) {
        return at == null ? "" : MOMENT.format(at);
    }

    /** Quoted, and never read as a formula by a spreadsheet. */
    private static String cell(String text) {
        var safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return '"' + safe.replace("\"", "\"\"") + '"';
    }
}
