package org.jieban.understanding;

import java.util.List;
import org.jieban.identity.Actor;
import org.jieban.identity.Rights;
import org.jieban.shared.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Suggestions for the text being typed (智能建议), and the models behind them. */
@RestController
class UnderstandingController {

    private static final int READ_AT_MOST = 4000;

    private final Suggestions suggestions;
    private final ModelShelf shelf;
    private final Given given;

    UnderstandingController(Suggestions suggestions, ModelShelf shelf, Given given) {
        this.suggestions = suggestions;
        this.shelf = shelf;
        this.given = given;
    }

    /**
     * A text.
     *
     * @param title or null while there is none
     */
    record TextToUnderstand(@Nullable String title, @Nullable String text) {}

    /**
     * What it is about.
     *
     * @param categories the likeliest first; empty when nothing can be said
     */
    record UnderstoodView(
            List<Suggestions.Suggestion> categories,
            Suggestions.@Nullable Suggestion kind,
            Suggestions.@Nullable Suggestion urgency,
            Suggestions.@Nullable Suggestion unit) {}

    @PostMapping("/api/understanding/suggestions")
    @PreAuthorize(Rights.INTAKE + " and hasAnyRole('AGENT', 'DISPATCHER')")
    UnderstoodView suggest(@RequestBody TextToUnderstand body) {
        var wording = new Wording(cut(body.title()), cut(body.text()));
        if (wording.isEmpty()) {
            return new UnderstoodView(List.of(), null, null, null);
        }
        return new UnderstoodView(
                suggestions.categories(wording),
                suggestions.first(Subject.KIND, wording).orElse(null),
                suggestions.first(Subject.URGENCY, wording).orElse(null),
                suggestions.unit(wording).orElse(null));
    }

    /** 建议准不准: what was suggested beside what people chose, week by week. */
    @GetMapping("/api/understanding/quality")
    @PreAuthorize(Rights.ADMIN)
    Given.Quality quality() {
        return given.quality();
    }

    private static String cut(@Nullable String text) {
        return text == null ? "" : text.substring(0, Math.min(READ_AT_MOST, text.length()));
    }

    /** All models with their figures, the newest first. */
    @GetMapping("/api/understanding/models")
    @PreAuthorize(Rights.ADMIN)
    List<ModelRow> models() {
        return shelf.all();
    }

    /** The model before takes the place of the one in force; as any act of administrators it is on record. */
    @PostMapping("/api/understanding/models/{subject}/rollback")
    @PreAuthorize(Rights.ADMIN)
    List<ModelRow> rollBack(Actor actor, @PathVariable Subject subject) {
        if (!shelf.rollBack(subject, actor.name())) {
            throw new ProblemException(UnderstandingProblem.NO_MODEL_BEFORE);
        }
        return shelf.all();
    }
}
