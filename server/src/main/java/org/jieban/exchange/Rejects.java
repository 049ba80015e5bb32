package org.jieban.exchange;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * The reject file (退回清单): line, reason in Chinese and English, and the row itself, as CSV that a
 * spreadsheet opens. Made only when there is something to tell, and for its owner's eyes only, because
 * rows may hold what citizens wrote.
 */
// [impl->rule~exchange.rejects~1]
final class Rejects implements Closeable {

    private final Path file;
    private @Nullable BufferedWriter out;
    private int count;

    Rejects(Path file) {
        this.file = file;
    }

    /** The file where nobody named one: beside where the command was typed. */
    static Path usual(Path imported) {
        var name = imported.getFileName().toString().replaceFirst("(?i)\\.csv(\\.gz)?$", "");
        return Path.of(name + ".rejects.csv");
    }

    void add(CsvRow row, Reason reason) {
        try {
            if (out == null) {
                out = begun();
            }
            out.write(
                    row.line()
                            + ","
                            + quoted(reason.chinese())
                            + ","
                            + quoted(reason.english())
                            + ","
                            + quoted(row.raw())
                            + "\r\n");
            count++;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private BufferedWriter begun() throws IOException {
        Files.deleteIfExists(file);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
        }
        var writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        // the mark by which spreadsheets know UTF-8
        writer.write("\uFEFFline,原因,reason,row\r\n");
        return writer;
    }

    int count() {
        return count;
    }

    Path file() {
        return file;
    }

    @Override
    public void close() throws IOException {
        if (out != null) {
            out.close();
        }
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
