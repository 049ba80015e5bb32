package org.jieban.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;
import org.jieban.place.Gazetteer;
import org.jieban.place.Level;
import org.jieban.place.Place;

/** A city's places from a file {@code code,name,level,parent[,aliases]}. */
final class LocatePlaces {

    private final PrintStream err;

    LocatePlaces(PrintStream err) {
        this.err = err;
    }

    Gazetteer read(Path file) throws CommandProblem {
        var rows = new Rows();
        new CsvRows(err).read(file, rows);
        rows.checkParents(file);
        return Gazetteer.of(rows.places.values());
    }

    private static final class Rows implements CsvRows.Taker {

        private final Map<String, Place> places = new java.util.LinkedHashMap<>();
        private final Map<String, Integer> at = new HashMap<>();

        @Override
        public void columns(List<String> names) throws CommandProblem {
            for (var name : List.of("code", "name", "level", "parent")) {
                at.put(name, CsvRows.place(names, name));
            }
            if (names.contains("aliases")) {
                at.put("aliases", CsvRows.place(names, "aliases"));
            }
        }

        @Override
        public void row(CSVRecord cells) throws CommandProblem {
            var code = cell(cells, "code");
            var name = cell(cells, "name");
            var parent = cell(cells, "parent");
            var level = level(cell(cells, "level"));
            if (code.isEmpty() || name.isEmpty()) {
                throw new CommandProblem("code 和 name 不能为空", "code and name must not be empty");
            }
            if (parent.isEmpty() != (level == Level.DISTRICT)) {
                throw new CommandProblem(
                        "街道和社区要有 parent,区没有",
                        "streets and communities have a parent, districts none");
            }
            var aliases =
                    at.containsKey("aliases")
                            ? Arrays.stream(cell(cells, "aliases").split("[;；]"))
                                    .map(String::strip)
                                    .filter(alias -> !alias.isEmpty())
                                    .toList()
                            : List.<String>of();
            var place = new Place(code, name, level, parent.isEmpty() ? null : parent, aliases);
            if (places.putIfAbsent(code, place) != null) {
                throw new CommandProblem(
                        "代码 %s 出现了两次".formatted(code),
                        "the code %s stands there twice".formatted(code));
            }
        }

        private String cell(CSVRecord cells, String column) {
            return cells.get(at.getOrDefault(column, 0)).strip();
        }

        private static Level level(String text) throws CommandProblem {
            try {
                return Level.valueOf(text.toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException unknown) {
                throw new CommandProblem(
                        "level 只能是 district、street 或 community,不是“%s”".formatted(text),
                        "level is district, street or community, not \"%s\"".formatted(text));
            }
        }

        void checkParents(Path file) throws CommandProblem {
            var lost = new ArrayList<String>();
            for (var place : places.values()) {
                var parent = place.parent() == null ? null : places.get(place.parent());
                boolean one = place.level() == Level.DISTRICT;
                boolean fits =
                        parent != null && parent.level().ordinal() == place.level().ordinal() - 1;
                if (!one && !fits) {
                    lost.add(place.code());
                }
            }
            if (!lost.isEmpty()) {
                var some = String.join(", ", lost.subList(0, Math.min(10, lost.size())));
                throw new CommandProblem(
                        "%s:%d 处的 parent 不是上一级的代码:%s".formatted(file, lost.size(), some),
                        "%s: %d parents are no code of the level above: %s"
                                .formatted(file, lost.size(), some));
            }
        }
    }
}
