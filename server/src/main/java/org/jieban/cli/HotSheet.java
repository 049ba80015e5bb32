package org.jieban.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jieban.calendar.CityZone;
import org.jieban.groupmatter.HotMatter;
import org.jieban.groupmatter.Telling;
import org.jspecify.annotations.Nullable;

/** Matters by heat as a file, a row a message, whole or not there. */
final class HotSheet {

    private static final List<String> COLUMNS =
            List.of(
                    "rank",
                    "score",
                    "issue",
                    "first",
                    "last",
                    "place",
                    "people",
                    "messages",
                    "likes",
                    "dislikes",
                    "id",
                    "user",
                    "time",
                    "title");
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(CityZone.ZONE);

    private HotSheet() {}

    static void write(List<HotMatter> matters, Path out) throws CommandProblem {
        var rows = new ArrayList<List<?>>();
        rows.add(COLUMNS);
        for (var matter : matters) {
            matter.tellings().forEach(telling -> rows.add(row(matter, telling)));
        }
        CsvTarget.write(out, rows);
    }

    private static List<@Nullable Object> row(HotMatter matter, Telling telling) {
        return Arrays.asList(
                matter.rank(),
                String.format(Locale.ROOT, "%.1f", matter.score()),
                matter.name(),
                moment(matter.first()),
                moment(matter.last()),
                String.join(" ", matter.places()),
                matter.people(),
                matter.tellings().size(),
                matter.likes(),
                matter.dislikes(),
                telling.id(),
                telling.teller().startsWith("#") ? "" : telling.teller(),
                moment(telling.at()),
                telling.title());
    }

    private static @Nullable String moment(@Nullable Instant at) {
        return at == null ? null : MOMENT.format(at);
    }
}
