package org.jieban.shared;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file with named columns, as people edit it in a spreadsheet: UTF-8 with or without a byte
 * order mark, or GB18030, which Chinese spreadsheets still write.
 *
 * @param lines the lines after the header, empty ones left out
 */
public record CsvSheet(List<Line> lines) {

    private static final int MOST_ERRORS = 200;
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).setTrim(true).get();

    /**
     * One line.
     *
     * @param number line of the file on which it begins, counted from 1 with the header
     * @param values by column; an empty cell is missing here
     */
    public record Line(int number, Map<String, String> values) {

        /** The cell, or null where it is empty. */
        public @Nullable String get(String column) {
            return values.get(column);
        }

        /** The cell, or the empty text. */
        public String text(String column) {
            return values.getOrDefault(column, "");
        }

        /** A problem in this line's cell; {@code code} is a key below {@code field.}. */
        public FieldProblem problem(String column, String code, Map<String, Object> properties) {
            return new FieldProblem(column, code, number, properties);
        }
    }

    /**
     * Reads the file; the header must have all the required columns, may have the optional ones, and
     * no others, because a misspelt column would silently be lost.
     *
     * @param refusedAs the problem that carries what is wrong, such as {@code organisation/csv-refused}
     */
    public static CsvSheet read(
            byte[] file, Set<String> required, Set<String> optional, ProblemType refusedAs) {
        try (var parser = CSVParser.parse(new StringReader(decode(file)), FORMAT)) {
            var records = parser.iterator();
            if (!records.hasNext()) {
                throw refused(refusedAs, List.of(new FieldProblem("", "csv-empty", 1, Map.of())));
            }
            var header = records.next().toList();
            refuseHeader(header, required, optional, refusedAs);
            var lines = new ArrayList<Line>();
            while (true) {
                var number = (int) parser.getCurrentLineNumber() + 1;
                if (!records.hasNext()) {
                    return new CsvSheet(lines);
                }
                var cells = records.next();
                var values = new HashMap<String, String>();
                for (var i = 0; i < Math.min(header.size(), cells.size()); i++) {
                    if (!cells.get(i).isEmpty()) {
                        values.put(header.get(i), cells.get(i));
                    }
                }
                if (!values.isEmpty()) {
                    lines.add(new Line(number, values));
                }
            }
        } catch (UncheckedIOException | IOException malformed) {
            throw refused(
                    refusedAs,
                    List.of(new FieldProblem("", "malformed", 1, Map.of("expected", "CSV"))));
        }
    }

    /** The problem with its first {@value #MOST_ERRORS} errors and how many there are. */
    public static ProblemException refused(ProblemType refusedAs, List<FieldProblem> errors) {
        return new ProblemException(
                refusedAs,
                Map.of("total", errors.size()),
                errors.stream().limit(MOST_ERRORS).toList());
    }

    private static void refuseHeader(
            List<String> header,
            Set<String> required,
            Set<String> optional,
            ProblemType refusedAs) {
        var errors = new ArrayList<FieldProblem>();
        required.stream()
                .filter(column -> !header.contains(column))
                .sorted()
                .forEach(column ->
                        errors.add(new FieldProblem(column, "column-missing", 1, Map.of())));
        var seen = new ArrayList<String>();
        for (var column : header) {
            if (!required.contains(column) && !optional.contains(column)) {
                errors.add(new FieldProblem(column, "column-unknown", 1, Map.of()));
            } else if (seen.contains(column)) {
                errors.add(new FieldProblem(column, "duplicate", 1, Map.of()));
            }
            seen.add(column);
        }
        if (!errors.isEmpty()) {
            throw refused(refusedAs, errors);
        }
    }

    private static String decode(byte[] file) {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
        } catch (CharacterCodingException notUtf8) {
            text = new String(file, Charset.forName("GB18030"));
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
