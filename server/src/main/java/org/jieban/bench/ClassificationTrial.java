package org.jieban.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.jieban.understanding.ClassificationFigures;
import org.jieban.understanding.Labelled;
import org.jieban.understanding.Training;
import org.jieban.understanding.Wording;

/** How well messages of a file are classified by models that had not seen them. */
final class ClassificationTrial {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    private static final int THREADS = 2;

    private ClassificationTrial() {}

    /**
     * What was measured.
     *
     * @param crossValidated five folds, near-duplicates together
     * @param trainingSeconds for the figures and the model, on two threads
     * @param modelBytes the model's file
     * @param millisPerMessage to read a text and judge it, on one thread, once warm
     * @param processorMillisPerMessage the same without waiting for a processor that is busy elsewhere
     */
    record Result(
            ClassificationFigures crossValidated,
            double trainingSeconds,
            long modelBytes,
            double millisPerMessage,
            double processorMillisPerMessage) {}

    static Result run(Path file) throws IOException {
        var rows = rows(file);
        var messages =
                rows.stream()
                        .map(row -> new Labelled(Wording.ofColumns(row.texts()), row.label()))
                        .toList();
        long begun = System.nanoTime();
        var trained = Training.learn(messages, Training.NETWORKS, THREADS);
        double seconds = (System.nanoTime() - begun) / 1e9;
        var bytes = new ByteArrayOutputStream();
        trained.model().write(bytes);
        double millis = 0;
        double processor = 0;
        var threads = ManagementFactory.getThreadMXBean();
        for (int round = 0; round < 2; round++) {
            begun = System.nanoTime();
            long used = threads.getCurrentThreadCpuTime();
            for (var row : rows) {
                trained.model().judge(Wording.ofColumns(row.texts()));
            }
            millis = (System.nanoTime() - begun) / 1e6 / rows.size();
            processor = (threads.getCurrentThreadCpuTime() - used) / 1e6 / rows.size();
        }
        return new Result(trained.figures(), seconds, bytes.size(), millis, processor);
    }

    private record Row(List<String> texts, String label) {}

    private static List<Row> rows(Path file) throws IOException {
        var rows = new ArrayList<Row>();
        try (var parser = CSVParser.parse(file, StandardCharsets.UTF_8, FORMAT)) {
            for (var cells : parser) {
                rows.add(
                        new Row(
                                List.of(
                                        cells.get("title"),
                                        cells.get("detail"),
                                        cells.get("tokens")),
                                cells.get("label")));
            }
        }
        return rows;
    }
}
