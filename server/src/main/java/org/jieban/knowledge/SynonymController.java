package org.jieban.knowledge;

import java.io.IOException;
import java.util.List;
import org.jieban.identity.Actor;
import org.jieban.identity.Rights;
import org.jieban.knowledge.Synonyms.Group;
import org.jieban.organisation.ImportCount;
import org.jieban.shared.CsvAnswer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The page of words that mean the same (同义词): read by all staff, kept by those who write articles. */
@RestController
class SynonymController {

    private static final int TRIED = 5;

    private final SynonymDesk desk;
    private final Synonyms synonyms;
    private final KnowledgeBase base;

    SynonymController(SynonymDesk desk, Synonyms synonyms, KnowledgeBase base) {
        this.desk = desk;
        this.synonyms = synonyms;
        this.base = base;
    }

    /** Groups in force with such a word, the newest first, at most 500. */
    @GetMapping("/api/knowledge/synonyms")
    @PreAuthorize(Rights.STAFF)
    List<Group> list(@RequestParam(defaultValue = "") String q) {
        return synonyms.listed(q.strip());
    }

    @PostMapping("/api/knowledge/synonyms")
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize(KnowledgeController.WRITE)
    Group add(Actor actor, @RequestBody NewGroup body) {
        return desk.add(
                body.words() == null ? List.of() : body.words(), text(body.reason()), actor);
    }

    @PostMapping("/api/knowledge/synonyms/{id}/end")
    @PreAuthorize(KnowledgeController.WRITE)
    void end(Actor actor, @PathVariable long id, @RequestBody GroupOver body) {
        desk.end(id, text(body.reason()), actor);
    }

    /** What a question finds without any group, and with the groups in force and one that is only tried. */
    @PostMapping("/api/knowledge/synonyms/trial")
    @PreAuthorize(Rights.STAFF)
    Tried tried(@RequestBody Trial body) {
        var question = text(body.question());
        var words = SynonymSheet.words(body.words() == null ? List.of() : body.words());
        return new Tried(
                titles(base.findAsTyped(question, TRIED)),
                titles(base.findAlsoBy(words, question, TRIED)));
    }

    @GetMapping(value = "/api/knowledge/synonyms.csv", produces = CsvAnswer.TYPE)
    @PreAuthorize(Rights.STAFF)
    ResponseEntity<String> export() {
        return CsvAnswer.named("synonyms.csv", out -> SynonymSheet.write(synonyms.listed(""), out));
    }

    /** A whole file or nothing; the same file again changes nothing. */
    @PostMapping("/api/knowledge/synonyms.csv")
    @PreAuthorize(KnowledgeController.WRITE)
    ImportCount bringIn(Actor actor, @RequestPart MultipartFile file) throws IOException {
        return desk.bringIn(file.getBytes(), actor);
    }

    private static List<Title> titles(List<KnowledgeBase.Hit> found) {
        return found.stream()
                .map(hit -> new Title(hit.article().id(), hit.article().said().title()))
                .toList();
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    record NewGroup(@Nullable List<String> words, @Nullable String reason) {}

    record GroupOver(@Nullable String reason) {}

    record Trial(@Nullable String question, @Nullable List<String> words) {}

    record Title(long id, String title) {}

    /**
     * What a question finds.
     *
     * @param asTyped by its own words alone, best first
     * @param bySynonyms with words that mean the same
     */
    record Tried(List<Title> asTyped, List<Title> bySynonyms) {}
}
