package org.jieban.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jieban.casefile.CaseEvent.Channel;
import org.jieban.catalogue.CaseKind;
import org.jieban.catalogue.Urgency;
import org.jieban.organisation.UnitKind;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Which column of a file of past cases says what (映射), as {@code docs/howto/import.md} explains.
 *
 * @param name of the import; with the number it names a case for ever
 * @param asOf the moment as of which the file speaks, or null for now
 */
record CaseMapping(
        String name,
        Charset charset,
        RowTime time,
        @Nullable Instant asOf,
        Columns columns,
        @Nullable Status status,
        @Nullable Verdict verdict,
        @Nullable UnitsFrom units,
        ChannelFrom channel,
        Map<String, String> categoryCodes,
        CaseKind kind,
        Urgency urgency) {

    /** Columns by what they say; several are tried, or joined, in their order. */
    record Columns(
            String number,
            String opened,
            @Nullable String due,
            @Nullable String closed,
            List<String> title,
            List<String> words,
            List<String> category,
            @Nullable String department,
            @Nullable String location,
            PointColumns point,
            List<String> keep) {}

    /** The file's own word on whether a case ended, checked against the moment of its end. */
    record Status(String column, Set<String> closed) {}

    /** The file's own word on whether a case was in time. */
    record Verdict(String column, String onTime, String late) {

        @Nullable Boolean of(String text) {
            return text.equals(onTime) ? Boolean.TRUE : text.equals(late) ? Boolean.FALSE : null;
        }
    }

    /** Where the departments stand in the tree, and what they are called. */
    record UnitsFrom(
            String root,
            @Nullable String rootName,
            UnitKind rootKind,
            UnitKind kind,
            LocalDate since,
            Map<String, String> names) {}

    /** The channel by the file's word for it. */
    record ChannelFrom(@Nullable String column, Map<String, Channel> values, Channel otherwise) {

        Channel of(String text) {
            return values.getOrDefault(text, otherwise);
        }
    }

    static CaseMapping read(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return read(in);
        } catch (java.nio.file.NoSuchFileException missing) {
            throw Unusable.because("没有映射文件 %s", "There is no mapping file %s", file);
        }
    }

    static CaseMapping read(InputStream in) {
        YamlNode top;
        try {
            top = new YamlNode("", yaml().load(in));
        } catch (YAMLException malformed) {
            throw Unusable.because(
                    "映射文件不是有效的 YAML：%s",
                    "The mapping is no YAML: %s", String.valueOf(malformed.getMessage()));
        }
        var name = top.needed("name");
        if (!name.matches("[A-Za-z0-9._-]{1,40}")) {
            throw Unusable.because(
                    "name 只能用字母、数字、点和连字符", "name may have letters, digits, dots and dashes only");
        }
        var times = nodeOf(top, "time");
        var time = RowTime.of(times.text("format"), zone(times.needed("zone")));
        times.nothingElse();
        var mapping =
                new CaseMapping(
                        name,
                        MessageColumns.charset(orElse(top.text("encoding"), "UTF-8")),
                        time,
                        asOf(top.text("as-of"), time),
                        columns(top),
                        status(top.node("status")),
                        verdict(top.node("verdict")),
                        units(top.node("units")),
                        channel(top.node("channel")),
                        top.table("category-codes"),
                        constant(CaseKind.class, top.text("kind"), CaseKind.HELP),
                        constant(Urgency.class, top.text("urgency"), Urgency.GENERAL));
        top.nothingElse();
        if (mapping.columns.department != null && mapping.units == null) {
            throw Unusable.because("有 department 就需要 units", "With department, units is needed");
        }
        return mapping;
    }

    /** Every value is text, as it stands there: a day is no moment in UTC, and {@code No} is a word. */
    private static Yaml yaml() {
        var options = new LoaderOptions();
        var output = new DumperOptions();
        return new Yaml(
                new SafeConstructor(options),
                new Representer(output),
                output,
                options,
                new Resolver() {
                    @Override
                    protected void addImplicitResolvers() {
                        // none
                    }
                });
    }

    private static Columns columns(YamlNode top) {
        return new Columns(
                top.needed("number"),
                top.needed("opened"),
                top.text("due"),
                top.text("closed"),
                top.texts("title"),
                top.texts("words"),
                top.texts("category"),
                top.text("department"),
                top.text("location"),
                PointColumns.of(top.text("lat"), top.text("lon"), top.text("crs")),
                top.texts("keep"));
    }

    private static @Nullable Instant asOf(@Nullable String text, RowTime time) {
        if (text == null) {
            return null;
        }
        var read = time.read(text, null);
        if (read == null) {
            throw Unusable.because("as-of 不是时间：%s", "as-of is no moment: %s", text);
        }
        return read.at();
    }

    private static @Nullable Status status(@Nullable YamlNode node) {
        if (node == null) {
            return null;
        }
        var status = new Status(node.needed("column"), Set.copyOf(node.texts("closed")));
        node.nothingElse();
        return status;
    }

    private static @Nullable Verdict verdict(@Nullable YamlNode node) {
        if (node == null) {
            return null;
        }
        var verdict =
                new Verdict(node.needed("column"), node.needed("on-time"), node.needed("late"));
        node.nothingElse();
        return verdict;
    }

    private static @Nullable UnitsFrom units(@Nullable YamlNode node) {
        if (node == null) {
            return null;
        }
        var units =
                new UnitsFrom(
                        node.needed("root"),
                        node.text("root-name"),
                        constant(UnitKind.class, node.text("root-kind"), UnitKind.CITY),
                        constant(UnitKind.class, node.text("kind"), UnitKind.DEPARTMENT),
                        LocalDate.parse(orElse(node.text("since"), "2000-01-01")),
                        node.table("names"));
        node.nothingElse();
        if (units.kind == UnitKind.COMMUNITY) {
            throw Unusable.because("社区（村）不能作为主办单位", "A community is never the unit in charge");
        }
        return units;
    }

    private static ChannelFrom channel(@Nullable YamlNode node) {
        if (node == null) {
            return new ChannelFrom(null, Map.of(), Channel.CSV);
        }
        var values = new java.util.LinkedHashMap<String, Channel>();
        node.table("values")
                .forEach((word, channel) ->
                        values.put(word, constant(Channel.class, channel, Channel.CSV)));
        var from =
                new ChannelFrom(
                        node.needed("column"),
                        values,
                        constant(Channel.class, node.text("otherwise"), Channel.CSV));
        node.nothingElse();
        return from;
    }

    private static YamlNode nodeOf(YamlNode top, String key) {
        var node = top.node(key);
        if (node == null) {
            throw Unusable.because("映射文件缺少 %s", "The mapping lacks %s", key);
        }
        return node;
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            throw Unusable.because("没有这个时区：%s", "There is no such time zone: %s", name);
        }
    }

    private static <E extends Enum<E>> E constant(
            Class<E> type, @Nullable String text, E otherwise) {
        if (text == null) {
            return otherwise;
        }
        try {
            return Enum.valueOf(type, text.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw Unusable.because(
                    "不认识的值 %s，可用：%s",
                    "Unknown value %s; known are %s", text, List.of(type.getEnumConstants()));
        }
    }

    private static String orElse(@Nullable String text, String otherwise) {
        return Objects.requireNonNullElse(text, otherwise);
    }

    /** The name of a row for ever: a row of this name is brought in once. */
    String source(String number) {
        return "cases:" + name + ":" + number;
    }

    /** Columns the file must have. */
    Set<String> needed() {
        var needed = new LinkedHashSet<String>();
        needed.add(columns.number);
        needed.add(columns.opened);
        needed.addAll(columns.title);
        needed.addAll(columns.words);
        needed.addAll(columns.category);
        needed.addAll(columns.keep);
        columns.point.needed().forEach(needed::add);
        for (var column :
                new @Nullable String[] {
                    columns.due,
                    columns.closed,
                    columns.department,
                    columns.location,
                    status == null ? null : status.column,
                    verdict == null ? null : verdict.column,
                    channel.column
                }) {
            if (column != null) {
                needed.add(column);
            }
        }
        return needed;
    }
}
