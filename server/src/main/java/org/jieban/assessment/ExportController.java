package org.jieban.assessment;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import org.jieban.identity.Rights;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The input of a month's ranking, for whoever computes it again. */
@RestController
@RequestMapping("/api/assessment/periods/{period}")
@PreAuthorize(Rights.RANKING_READ + " and hasRole('ASSESSOR')")
class ExportController {

    /** Writes a file. */
    private interface Content {

        void write(Writer to) throws IOException;
    }

    private final ScoreExport export;

    ExportController(ScoreExport export) {
        this.export = export;
    }

    @GetMapping("/input.csv")
    void answers(@PathVariable String period, HttpServletResponse response) throws IOException {
        var month = AssessmentController.month(period);
        write(response, "input-" + month + ".csv", to -> export.answers(month, to));
    }

    @GetMapping("/figures.csv")
    void figures(@PathVariable String period, HttpServletResponse response) throws IOException {
        var month = AssessmentController.month(period);
        write(response, "figures-" + month + ".csv", to -> export.figures(month, to));
    }

    @GetMapping("/scheme.yaml")
    void scheme(@PathVariable String period, HttpServletResponse response) throws IOException {
        var month = AssessmentController.month(period);
        var text = export.scheme(month);
        write(response, "scheme-" + month + ".yaml", to -> to.write(text));
    }

    /** Row by row: a month of a large city has a million answers. */
    private static void write(HttpServletResponse response, String name, Content content)
            throws IOException {
        response.setContentType(
                name.endsWith(".csv")
                        ? "text/csv;charset=UTF-8"
                        : "application/yaml;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name).build().toString());
        var writer = new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), UTF_8));
        content.write(writer);
        writer.flush();
    }
}
