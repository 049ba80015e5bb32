package org.jieban.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jieban.calendar.CityZone;
import org.jieban.groupmatter.HotMatter;
import org.jieban.groupmatter.Telling;
import org.jspecify.annotations.Nullable;

/** Matters by heat as a file, a row a message, whole or not there. */
final class HotSheet {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180
                    .builder()
                    .setRecordSeparator("\n")
                    .setHeader(
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
                            "title")
                    .get();
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(CityZone.ZONE);

    private HotSheet() {}

    static void write(List<HotMatter> matters, Path out) throws CommandProblem {
        var target = out.toAbsolutePath();
        var unfinished = target.resolveSibling(target.getFileName() + ".unfinished");
        try {
            try (var writer = Files.newBufferedWriter(unfinished, StandardCharsets.UTF_8);
                    var printer = new CSVPrinter(writer, FORMAT)) {
                for (var matter : matters) {
                    for (var telling : matter.tellings()) {
                        print(printer, matter, telling);
                    }
                }
            }
            Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException broken) {
            try {
                Files.deleteIfExists(unfinished);
            } catch (IOException stays) {
                broken.addSuppressed(stays);
            }
            throw new CommandProblem("不能写入文件 " + out, "Cannot write " + out);
        }
    }

    private static void print(CSVPrinter printer, HotMatter matter, Telling telling)
            throws IOException {
        printer.printRecord(
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
