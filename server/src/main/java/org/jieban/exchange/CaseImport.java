package org.jieban.exchange;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jieban.casefile.PastCase;
import org.jieban.casefile.PastCases;
import org.jieban.catalogue.Categories;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.Units;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Brings in a file of past cases (历史工单导入) as its mapping says. */
@Service
class CaseImport {

    private static final int AT_ONCE = 1_000;
    private static final int WRITERS = 2;
    private static final int WAITING_AT_MOST = 4;

    private final PastCases pastCases;
    private final Categories categories;
    private final Units units;
    private final ImportRuns runs;
    private final Clock clock;

    CaseImport(
            PastCases pastCases, Categories categories, Units units, ImportRuns runs, Clock clock) {
        this.pastCases = pastCases;
        this.categories = categories;
        this.units = units;
        this.runs = runs;
        this.clock = clock;
    }

    ImportCounts run(
            Path file, CaseMapping mapping, @Nullable Path rejectFile, PrintStream progressTo)
            throws IOException {
        var progress = new Progress(progressTo, clock);
        try (var rows = CsvRows.open(file, mapping.charset(), mapping.needed());
                var rejects = new Rejects(rejectFile == null ? Rejects.usual(file) : rejectFile);
                var writers = Executors.newFixedThreadPool(WRITERS)) {
            long run = runs.begin(ImportRuns.Kind.CASES, mapping.name(), file, mapping.asOf());
            var reader = reader(mapping);
            var writing = new Writing(writers);
            var batch = new ArrayList<PastCase>(AT_ONCE);
            long read = 0;
            for (var row = rows.next(); row != null; row = rows.next()) {
                read++;
                switch (reader.read(row)) {
                    case PastCaseReader.Reading.Bad bad -> rejects.add(row, bad.reason());
                    case PastCaseReader.Reading.Read good -> batch.add(good.past());
                }
                if (batch.size() == AT_ONCE) {
                    writing.write(batch);
                    batch = new ArrayList<>(AT_ONCE);
                    progress.tell(rows.progress(), read);
                }
            }
            writing.write(batch);
            long taken = writing.finish();
            var also = new LinkedHashMap<String, Long>();
            if (reader.uncertain() > 0) {
                also.put("夏令时不确定 clocks changed", reader.uncertain());
            }
            var counts =
                    new ImportCounts(
                            read,
                            taken,
                            read - rejects.count() - taken,
                            rejects.count(),
                            also,
                            rejects.file(),
                            progress.taken());
            runs.end(run, counts);
            return counts;
        }
    }

    private PastCaseReader reader(CaseMapping mapping) {
        var from = mapping.units();
        @Nullable Departments departments = null;
        @Nullable UnitId area = null;
        if (from != null) {
            departments = new Departments(units, from);
            var root = units.byCode(from.root()).orElseThrow();
            area = root.kind().isArea() ? root.id() : null;
        }
        return new PastCaseReader(mapping, departments, area, categories, clock.instant());
    }

    /** Writes while the file is read on; never holds more than a few batches. */
    private final class Writing {

        private final ExecutorService writers;
        private final List<Future<Integer>> waiting = new ArrayList<>();
        private long taken;

        Writing(ExecutorService writers) {
            this.writers = writers;
        }

        void write(List<PastCase> batch) {
            waiting.add(writers.submit(() -> pastCases.bringIn(batch)));
            if (waiting.size() > WAITING_AT_MOST) {
                take(waiting.removeFirst());
            }
        }

        long finish() {
            waiting.forEach(this::take);
            return taken;
        }

        private void take(Future<Integer> batch) {
            try {
                taken += batch.get();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stopped);
            } catch (ExecutionException failed) {
                throw new IllegalStateException(failed.getCause());
            }
        }
    }
}
