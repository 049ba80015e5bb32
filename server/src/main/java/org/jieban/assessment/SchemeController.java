package org.jieban.assessment;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jieban.assessment.Trials.Trial;
import org.jieban.identity.Actor;
import org.jieban.scheme.Fault;
import org.jieban.scheme.SchemeDocument;
import org.jieban.shared.CommonProblem;
import org.jieban.shared.FieldProblem;
import org.jieban.shared.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Schemes (考核方案): everybody who sees rankings reads them, an assessor drafts, tries and decides. */
@RestController
@RequestMapping("/api/assessment")
@PreAuthorize(AssessmentController.MAY_SEE_RANKINGS)
class SchemeController {

    private static final int MOST_MONTHS = 12;

    /** A version without its text. */
    record VersionLine(
            long id,
            String code,
            int version,
            int edition,
            Map<String, String> name,
            boolean draft,
            @Nullable String from,
            String by,
            Instant at,
            String reason) {

        static VersionLine of(SchemeVersion version) {
            var decided = version.decided();
            return new VersionLine(
                    version.id(),
                    version.code(),
                    version.version(),
                    version.edition(),
                    version.rules().name(),
                    decided == null,
                    decided == null ? null : decided.from().toString(),
                    decided == null ? version.changedBy() : decided.by(),
                    decided == null ? version.changedAt() : decided.at(),
                    decided == null ? "" : decided.reason());
        }
    }

    /** A version with its text. */
    record VersionShown(VersionLine version, String yaml) {

        static VersionShown of(SchemeVersion version) {
            return new VersionShown(VersionLine.of(version), version.yaml());
        }
    }

    /** A document that comes with the program. */
    record ReadyScheme(String code, String yaml) {}

    /** A place in the text and what is said of it. */
    record FaultShown(int line, int column, String path, Map<String, String> messages) {

        static FaultShown of(Fault fault) {
            return new FaultShown(
                    fault.line(),
                    fault.column(),
                    fault.path(),
                    Map.of("zh-CN", fault.words().chinese(), "en", fault.words().english()));
        }
    }

    /** What is wrong with a text, and what is worth knowing of it. */
    record Checked(List<FaultShown> faults, List<FaultShown> remarks) {}

    record YamlRequest(@Nullable String yaml, @Nullable Integer edition) {}

    record InForceRequest(@Nullable String from, @Nullable String reason) {}

    /** A trial: of a text, on so many months up to one, with the lines of a group in the last. */
    record TrialRequest(
            @Nullable String yaml,
            @Nullable String until,
            @Nullable Integer months,
            @Nullable String group) {}

    private final SchemeDesk desk;
    private final Schemes schemes;
    private final Trials trials;

    SchemeController(SchemeDesk desk, Schemes schemes, Trials trials) {
        this.desk = desk;
        this.schemes = schemes;
        this.trials = trials;
    }

    /** Drafts first, then what holds, the latest first. */
    @GetMapping("/schemes")
    List<VersionLine> all() {
        return schemes.all().stream().map(VersionLine::of).toList();
    }

    @GetMapping("/schemes/ready")
    List<ReadyScheme> ready() {
        return SchemeDocument.READY.stream()
                .map(code -> new ReadyScheme(code, SchemeDocument.ready(code)))
                .toList();
    }

    @GetMapping("/schemes/{id}")
    VersionShown one(@PathVariable long id) {
        return schemes.find(id)
                .map(VersionShown::of)
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }

    /** Reads a text and says everything that is wrong with it, each with its place. */
    @PostMapping("/schemes/check")
    @PreAuthorize(AssessmentController.ASSESSOR_IN_PERSON)
    Checked check(@RequestBody YamlRequest body) {
        var reading = SchemeDocument.read(yaml(body.yaml()));
        return new Checked(
                reading.faults().stream().map(FaultShown::of).toList(),
                reading.remarks().stream().map(FaultShown::of).toList());
    }

    @PostMapping("/schemes")
    @PreAuthorize(AssessmentController.ASSESSOR_IN_PERSON)
    VersionShown add(Actor actor, @RequestBody YamlRequest body) {
        return VersionShown.of(desk.add(yaml(body.yaml()), actor));
    }

    @PutMapping("/schemes/{id}")
    @PreAuthorize(AssessmentController.ASSESSOR_IN_PERSON)
    VersionShown change(Actor actor, @PathVariable long id, @RequestBody YamlRequest body) {
        var edition = body.edition();
        if (edition == null) {
            throw required("edition");
        }
        return VersionShown.of(desk.change(id, edition, yaml(body.yaml()), actor));
    }

    @DeleteMapping("/schemes/{id}")
    @PreAuthorize(AssessmentController.ASSESSOR_IN_PERSON)
    ResponseEntity<Void> remove(@PathVariable long id) {
        desk.remove(id);
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/schemes/{id}/in-force")
    @PreAuthorize(AssessmentController.ASSESSOR_IN_PERSON)
    VersionShown putInForce(Actor actor, @PathVariable long id, @RequestBody InForceRequest body) {
        var from = body.from();
        if (from == null) {
            throw required("from");
        }
        return VersionShown.of(
                desk.putInForce(
                        id,
                        AssessmentController.month(from),
                        body.reason() == null ? "" : body.reason(),
                        actor));
    }

    /** Who would move, by how much, why. */
    @PostMapping("/trials")
    @PreAuthorize(AssessmentController.MAY_SEE_RANKINGS + " and hasRole('ASSESSOR')")
    Trial tried(@RequestBody TrialRequest body) {
        var until = body.until();
        if (until == null) {
            throw required("until");
        }
        int months = body.months() == null ? 1 : body.months();
        if (months < 1 || months > MOST_MONTHS) {
            throw ProblemException.invalid(new FieldProblem("/months", "out-of-range"));
        }
        var version = desk.onTrial(yaml(body.yaml()));
        var groups = version.rules().groups();
        var group = body.group() == null ? groups.getFirst().code() : body.group();
        return trials.of(version, AssessmentController.month(until), months, group);
    }

    private static String yaml(@Nullable String text) {
        if (text == null || text.isBlank()) {
            throw required("yaml");
        }
        return text;
    }

    private static ProblemException required(String field) {
        return ProblemException.invalid(FieldProblem.required(field));
    }
}
