package org.jieban.knowledge;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.commons.csv.CSVFormat;
import org.jieban.text.PlainText;
import org.jieban.text.Words;

/**
 * How well questions in other words find their answer, on a file of real questions and answers. Each
 * question is asked with half of its words left out, by a fixed die. Answers that stand under several
 * questions are right under each.
 *
 * @param questions how many
 * @param top1 share whose answer is the first one found
 * @param top5 share whose answer is among the first five
 * @param answersOnlyTop1 the same where the questions themselves are not on the shelf, only the answers
 * @param answersOnlyTop5 the same among the first five
 * @param millis for one question
 */
public record KnowledgeFigures(
        int questions,
        double top1,
        double top5,
        double answersOnlyTop1,
        double answersOnlyTop5,
        double millis) {

    private static final long DIE = 20260302;
    private static final int FIVE = 5;
    private static final double NANOS_PER_MILLI = 1e6;

    private record Pair(String question, String answer, String reworded) {}

    /** Measures on a file with a question and an answer in each row, in this order of columns. */
    public static KnowledgeFigures measure(Path file) throws IOException {
        var pairs = read(file);
        var with = new Shelf();
        var without = new Shelf();
        for (var pair : pairs) {
            with.add(pair.question(), pair.answer());
            without.add("", pair.answer());
        }
        long before = System.nanoTime();
        var known = found(pairs, with);
        double millis = (System.nanoTime() - before) / NANOS_PER_MILLI / pairs.size();
        var unknown = found(pairs, without);
        return new KnowledgeFigures(
                pairs.size(), known[0], known[1], unknown[0], unknown[1], millis);
    }

    private static double[] found(List<Pair> pairs, Shelf shelf) {
        int first = 0;
        int amongFive = 0;
        for (var pair : pairs) {
            var best = shelf.best(pair.reworded(), FIVE);
            int place = -1;
            for (int at = best.size() - 1; at >= 0; at--) {
                if (pairs.get(best.get(at)).answer().equals(pair.answer())) {
                    place = at;
                }
            }
            first += place == 0 ? 1 : 0;
            amongFive += place >= 0 ? 1 : 0;
        }
        return new double[] {(double) first / pairs.size(), (double) amongFive / pairs.size()};
    }

    private static List<Pair> read(Path file) throws IOException {
        var die = new Random(DIE);
        var pairs = new ArrayList<Pair>();
        try (var in = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                var rows =
                        CSVFormat.DEFAULT
                                .builder()
                                .setHeader()
                                .setSkipHeaderRecord(true)
                                .get()
                                .parse(in)) {
            for (var row : rows) {
                pairs.add(new Pair(row.get(0), row.get(1), thinned(row.get(0), die)));
            }
        }
        return pairs;
    }

    /** Half of the words of a question, in their order; at least one. */
    static String thinned(String question, Random die) {
        var words =
                new ArrayList<>(
                        Words.of(PlainText.of(question)).stream()
                                .filter(word -> !word.kind().startsWith("w"))
                                .toList());
        int keep = Math.max(1, (words.size() + 1) / 2);
        while (words.size() > keep) {
            words.remove(die.nextInt(words.size()));
        }
        return String.join(" ", words.stream().map(word -> word.text()).toList());
    }
}
