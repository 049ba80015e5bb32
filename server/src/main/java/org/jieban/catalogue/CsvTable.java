package org.jieban.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jieban.shared.CsvSheet;
import org.jieban.shared.CsvSheet.Line;
import org.jieban.shared.FieldProblem;
import org.jieban.shared.ProblemException;

/** A CSV file while it is being read: what is wrong is collected, so that all of it can be told. */
final class CsvTable {

    private final List<Line> lines;
    private final List<FieldProblem> errors = new ArrayList<>();

    private CsvTable(List<Line> lines) {
        this.lines = lines;
    }

    /**
     * Reads the file.
     *
     * @throws ProblemException when it is no CSV file, has no rows, or other columns
     */
    static CsvTable read(byte[] file, Set<String> required, Set<String> optional) {
        var sheet = CsvSheet.read(file, required, optional, CatalogueProblem.CSV_REFUSED);
        var table = new CsvTable(sheet.lines());
        if (sheet.lines().isEmpty()) {
            table.errors.add(new FieldProblem("", "csv-empty", 1, Map.of()));
        }
        table.refuseIfWrong();
        return table;
    }

    List<Line> lines() {
        return lines;
    }

    void error(Line line, String column, String code) {
        error(line, column, code, Map.of());
    }

    void error(Line line, String column, String code, Map<String, Object> properties) {
        errors.add(line.problem(column, code, properties));
    }

    /** Something about the file as a whole, told at its header. */
    void error(String column, String code, Map<String, Object> properties) {
        errors.add(new FieldProblem(column, code, 1, properties));
    }

    /** Refuses the file as a whole when anything was wrong with it. */
    void refuseIfWrong() {
        if (!errors.isEmpty()) {
            throw CsvSheet.refused(CatalogueProblem.CSV_REFUSED, errors);
        }
    }
}
