package org.jieban.exchange;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import org.jieban.organisation.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./jieban import cases}. */
@Component
class ImportCases extends ImportCommand<ImportCases.Options> {

    private final CaseImport imports;
    private final OnTimeReports reports;

    ImportCases(CaseImport imports, OnTimeReports reports) {
        this.imports = imports;
        this.reports = reports;
    }

    static final class Options {

        @Parameters(index = "0", arity = "0..1", paramLabel = "FILE")
        @Nullable Path file;

        @Option(names = "--map", required = true)
        Path map = Path.of("");

        @Option(names = "--rejects")
        @Nullable Path rejects;

        @Option(names = "--report")
        boolean reportOnly;
    }

    @Override
    public String name() {
        return "import cases";
    }

    @Override
    Options options() {
        return new Options();
    }

    @Override
    int run(Options options, PrintStream out) throws IOException {
        var mapping = CaseMapping.read(options.map);
        int code = DONE;
        if (!options.reportOnly) {
            if (options.file == null) {
                throw Unusable.because("请指定文件", "Which file?");
            }
            var counts = imports.run(options.file, mapping, options.rejects, System.err);
            counts.print(out);
            code = counts.rejected() == 0 ? DONE : SOME_REJECTED;
        }
        reports.of(mapping.name(), mapping.asOf(), Scope.EVERYTHING).print(out);
        return code;
    }
}
