package org.jieban.cli;

import static java.util.Objects.requireNonNull;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jieban.place.Gazetteer;
import org.jieban.place.Locator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * {@code ./jieban locate}: where the matter of each text is, by the names of a city's places. Needs
 * neither Spring nor a database.
 */
final class LocateCommand implements Callable<Integer> {

    private final PrintStream err;

    @Option(names = "--in", paramLabel = "FILE.csv")
    private @Nullable Path in;

    @Option(names = "--out", paramLabel = "FILE.csv")
    private @Nullable Path out;

    @Option(names = "--places", paramLabel = "FILE.csv")
    private @Nullable Path places;

    LocateCommand(PrintStream err) {
        this.err = err;
    }

    @Override
    public Integer call() throws CommandProblem {
        if (in == null || out == null) {
            Usage.print("locate", err);
            return Commands.NOT_UNDERSTOOD;
        }
        CsvTarget.refuseSource(requireNonNull(out), in, places);
        var gazetteer =
                places == null
                        ? Gazetteer.shipped()
                        : new LocatePlaces(err).read(requireNonNull(places));
        var texts = new LocateTexts(Locator.of(gazetteer), err);
        texts.read(requireNonNull(in));
        texts.write(requireNonNull(out));
        err.printf(
                "已判断 %d 条,其中 %d 条有位置,写入 %s / %d texts, %d with a place, written%n",
                texts.rows(), texts.located(), out, texts.rows(), texts.located());
        return 0;
    }
}
