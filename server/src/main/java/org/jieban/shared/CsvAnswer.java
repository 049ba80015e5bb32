package org.jieban.shared;

import java.util.function.Consumer;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A CSV file to download, with the byte order mark that spreadsheets need to read Chinese. */
public final class CsvAnswer {

    public static final String TYPE = "text/csv;charset=UTF-8";

    private CsvAnswer() {}

    /** The answer; {@code content} writes the lines. */
    public static ResponseEntity<String> named(String name, Consumer<Appendable> content) {
        var text = new StringBuilder("\uFEFF");
        content.accept(text);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(TYPE))
                .headers(headers ->
                        headers.setContentDisposition(
                                ContentDisposition.attachment().filename(name).build()))
                .body(text.toString());
    }
}
