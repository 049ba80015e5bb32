package org.jieban.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVRecord;
import org.jieban.understanding.Wording;

/**
 * The columns of a file in which the text of a message stands: with several, the first is its heading.
 *
 * @param places where they stand; −1 for one that the file does not have
 */
record TextColumns(int[] places) {

    /**
     * Finds them.
     *
     * @param named separated by commas
     * @param allNeeded whether each has to be there; otherwise one is enough
     */
    static TextColumns of(String named, List<String> columns, boolean allNeeded)
            throws CommandProblem {
        var names = Arrays.stream(named.split(",", -1)).map(String::strip).distinct().toList();
        var places = new int[names.size()];
        boolean any = false;
        for (int at = 0; at < places.length; at++) {
            boolean there = columns.contains(names.get(at));
            places[at] = allNeeded || there ? CsvRows.place(columns, names.get(at)) : -1;
            any |= there;
        }
        if (!any) {
            throw new CommandProblem(
                    "第 1 行:没有文本列 " + named, "line 1: none of the columns " + named);
        }
        return new TextColumns(places);
    }

    Wording of(CSVRecord cells) {
        var texts = new ArrayList<String>();
        for (int place : places) {
            texts.add(place < 0 ? "" : cells.get(place));
        }
        return Wording.ofColumns(texts);
    }
}
