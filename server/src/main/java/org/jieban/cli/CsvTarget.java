package org.jieban.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** A CSV file that is written: whole, or not there. Until it is finished it lies beside its place. */
final class CsvTarget implements AutoCloseable {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();

    private final Path target;
    private final Path unfinished;
    private final CSVPrinter printer;
    private boolean finished;

    private CsvTarget(Path target, Path unfinished, BufferedWriter writer) throws IOException {
        this.target = target;
        this.unfinished = unfinished;
        this.printer = new CSVPrinter(writer, FORMAT);
    }

    static CsvTarget of(Path file) throws CommandProblem {
        var target = file.toAbsolutePath();
        var unfinished = target.resolveSibling(target.getFileName() + ".unfinished");
        try {
            return new CsvTarget(
                    target,
                    unfinished,
                    Files.newBufferedWriter(unfinished, StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw cannotWrite(file);
        }
    }

    /** Refuses to write over a file that is read: what stands only there would be lost. */
    static void refuseSource(Path target, @Nullable Path... sources) throws CommandProblem {
        for (var source : sources) {
            if (source != null && isSame(target, source)) {
                throw new CommandProblem(
                        "--out 指向输入文件 %s,原有内容会丢失;请换一个文件名。".formatted(source),
                        "--out names the input file %s, whose content would be lost; choose another name."
                                .formatted(source));
            }
        }
    }

    private static boolean isSame(Path target, Path source) {
        try {
            return Files.isSameFile(target, source);
        } catch (IOException oneIsNotThere) {
            return false;
        }
    }

    /** Writes all of it; nothing is left behind when it cannot be written. */
    static void write(Path file, Iterable<? extends List<?>> rows) throws CommandProblem {
        try (var target = of(file)) {
            rows.forEach(target::row);
            target.finish();
        } catch (Broken broken) {
            throw cannotWrite(file);
        }
    }

    /** One row. */
    void row(List<?> cells) {
        try {
            printer.printRecord(cells);
        } catch (IOException broken) {
            throw new Broken(broken);
        }
    }

    /** Puts the file where it belongs. */
    void finish() throws CommandProblem {
        try {
            printer.close();
            Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
            finished = true;
        } catch (IOException broken) {
            throw cannotWrite(target);
        }
    }

    @Override
    public void close() throws CommandProblem {
        if (!finished) {
            try (printer) {
                Files.deleteIfExists(unfinished);
            } catch (IOException broken) {
                throw cannotWrite(target);
            }
        }
    }

    static CommandProblem cannotWrite(Path file) {
        return new CommandProblem("不能写入文件 " + file, "Cannot write " + file);
    }

    /** Not of the kind that a reader of rows takes for a bad row or a bad file. */
    private static final class Broken extends RuntimeException {

        private static final long serialVersionUID = 1;

        Broken(IOException cause) {
            super(new UncheckedIOException(cause));
        }
    }
}
