package org.jieban.exchange;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code import messages} is told: the file, and which column says what. */
final class MessageColumns {

    /** What becomes of a message once it is a case. */
    enum Dispatch {
        /** To the unit that the catalogue names; to the pool when it names none. */
        auto,
        /** All to the dispatchers' pool. */
        pool
    }

    @Parameters(index = "0", paramLabel = "FILE")
    Path file = Path.of("");

    @Option(names = "--id", required = true)
    String id = "";

    @Option(names = "--words", required = true, split = ",")
    List<String> words = new ArrayList<>();

    @Option(names = "--time", required = true)
    String time = "";

    @Option(names = "--title")
    @Nullable String title;

    @Option(names = "--time-format")
    @Nullable String timeFormat;

    @Option(names = "--category")
    @Nullable String category;

    @Option(names = "--address")
    @Nullable String address;

    @Option(names = "--lat")
    @Nullable String lat;

    @Option(names = "--lon")
    @Nullable String lon;

    @Option(names = "--crs")
    @Nullable String crs;

    @Option(names = "--encoding", defaultValue = "UTF-8")
    String encoding = "UTF-8";

    @Option(names = "--area")
    @Nullable String area;

    @Option(names = "--name", defaultValue = "messages")
    String name = "messages";

    @Option(names = "--rejects")
    @Nullable Path rejects;

    @Option(names = "--dispatch", defaultValue = "auto")
    Dispatch dispatch = Dispatch.auto;

    Set<String> needed() {
        var columns = new LinkedHashSet<>(List.of(id, time));
        columns.addAll(words);
        for (var column : new @Nullable String[] {title, category, address}) {
            if (column != null) {
                columns.add(column);
            }
        }
        point().needed().forEach(columns::add);
        return columns;
    }

    PointColumns point() {
        return PointColumns.of(lat, lon, crs);
    }

    Charset charset() {
        return charset(encoding);
    }

    static Charset charset(String name) {
        if (!Charset.isSupported(name)
                || name.toUpperCase(java.util.Locale.ROOT).startsWith("UTF-16")) {
            throw Unusable.because("不支持的编码：%s", "This encoding is not known here: %s", name);
        }
        // what is called GBK or GB2312 is nearly always the larger set that contains both
        return Charset.forName(name.matches("(?i)gbk|gb2312|cp936") ? "GB18030" : name);
    }
}
