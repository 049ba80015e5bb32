package org.jieban.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.commons.csv.CSVFormat;
import org.jieban.danger.DangerFigures;
import org.jieban.knowledge.KnowledgeFigures;
import org.jieban.place.Gazetteer;
import org.jieban.place.Locator;
import org.jieban.place.PlaceTrial;
import org.jieban.replycheck.ReplyCheckFigures;
import org.jieban.surge.SurgeTrial;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code ./jieban bench understanding --real DIR}: what the parts that read texts make of real messages,
 * one JSON with a section for each part. Needs no database. A part whose file is absent says so.
 */
public final class UnderstandingBench implements Callable<Integer> {

    private static final CSVFormat MESSAGES =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

    private final PrintStream out;
    private final PrintStream err;

    @Option(names = "--real", paramLabel = "DIR")
    private @Nullable Path real;

    /** Figures go to {@code out}, what is being done to {@code err}. */
    public UnderstandingBench(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws Exception {
        if (real == null || !Files.isDirectory(real)) {
            err.println("请用 --real 指明真实数据所在的目录 / --real DIR names the directory of the real data");
            return 2;
        }
        var sections = new LinkedHashMap<String, Object>();
        measure(
                sections,
                real,
                "classification",
                "messages-labelled.csv",
                ClassificationTrial::run);
        measure(sections, real, "hot", "messages-hot.csv", HotTrial::run);
        err.println("surge …");
        sections.put("surge", SurgeTrial.run(400, 80, 7));
        err.println("place …");
        sections.put("place", PlaceTrial.run(Locator.of(Gazetteer.shipped()), 1000, 7));
        err.println("danger …");
        sections.put("danger", DangerFigures.measure());
        measure(sections, real, "dangerInLetters", "messages-hot.csv", UnderstandingBench::letters);
        err.println("replyCheck …");
        sections.put("replyCheck", ReplyCheckFigures.measure());
        measure(sections, real, "knowledge", "policy-qa.csv", KnowledgeFigures::measure);
        out.println(
                JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(sections));
        return 0;
    }

    private static DangerFigures.OfLetters letters(Path file) throws IOException {
        try (var in = Files.newBufferedReader(file);
                var rows = MESSAGES.parse(in)) {
            return DangerFigures.ofLetters(
                    rows.stream().map(row -> row.get("title") + "\n" + row.get("detail")).toList());
        }
    }

    /** How one part is measured on one file. */
    private interface Trial {
        Object run(Path file) throws Exception;
    }

    private void measure(
            Map<String, Object> sections, Path from, String part, String file, Trial trial)
            throws Exception {
        err.println(part + " …");
        var path = from.resolve(file);
        sections.put(
                part, Files.exists(path) ? trial.run(path) : Map.of("absent", path.toString()));
    }
}
