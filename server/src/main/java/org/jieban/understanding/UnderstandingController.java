package org.jieban.understanding;

import java.util.List;
import java.util.Map;
import org.jieban.catalogue.Categories;
import org.jieban.identity.Actor;
import org.jieban.identity.Rights;
import org.jieban.organisation.UnitId;
import org.jieban.shared.CommonProblem;
import org.jieban.shared.FieldProblem;
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
    private static final double LOWEST = 0.5;

    private final Suggestions suggestions;
    private final ModelShelf shelf;
    private final Given given;
    private final Thresholds thresholds;
    private final Categories categories;

    UnderstandingController(
            Suggestions suggestions,
            ModelShelf shelf,
            Given given,
            Thresholds thresholds,
            Categories categories) {
        this.suggestions = suggestions;
        this.shelf = shelf;
        this.given = given;
        this.thresholds = thresholds;
        this.categories = categories;
    }

    /**
     * A text.
     *
     * @param title or null while there is none
     * @param area where it is, or null while nobody knows
     */
    record TextToUnderstand(@Nullable String title, @Nullable String text, @Nullable Long area) {}

    /**
     * What it is about.
     *
     * @param categories the likeliest first; empty when nothing can be said
     * @param fillsIn whether the first of them is sure enough to be filled in by itself
     * @param unit whom the catalogue names for the first of them at that place, with the reason as words
     */
    record UnderstoodView(
            List<Suggestions.Suggestion> categories,
            boolean fillsIn,
            Suggestions.@Nullable Suggestion kind,
            Suggestions.@Nullable Suggestion urgency,
            Suggestions.@Nullable Suggestion unit) {}

    @PostMapping("/api/understanding/suggestions")
    @PreAuthorize(Rights.INTAKE + " and hasAnyRole('AGENT', 'DISPATCHER')")
    UnderstoodView suggest(@RequestBody TextToUnderstand body) {
        var wording = new Wording(cut(body.title()), cut(body.text()));
        if (wording.isEmpty()) {
            return new UnderstoodView(List.of(), false, null, null, null);
        }
        var offered = suggestions.categories(wording);
        return new UnderstoodView(
                offered,
                offered.stream().limit(1).anyMatch(thresholds::fillsIn),
                suggestions.first(Subject.KIND, wording).orElse(null),
                suggestions.first(Subject.URGENCY, wording).orElse(null),
                suggestions
                        .unit(offered, body.area() == null ? null : new UnitId(body.area()))
                        .orElse(null));
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

    /** 预填阈值, each beside how right the suggestions were on the newest cases. */
    @GetMapping("/api/understanding/thresholds")
    @PreAuthorize(Rights.ADMIN)
    List<Thresholds.Line> thresholds() {
        return thresholds.all();
    }

    /**
     * A decision on a threshold.
     *
     * @param category null for all that have none of their own
     * @param fillsIn 0.5 to 1; null for a category that is to follow what is decided for all
     */
    record ThresholdDecision(@Nullable String category, @Nullable Double fillsIn) {}

    /** Decides from which confidence a suggestion is filled in; as any act of administrators it is on record. */
    // [impl->rule~understanding.filled-in~1]
    @PostMapping("/api/understanding/thresholds")
    @PreAuthorize(Rights.ADMIN)
    List<Thresholds.Line> decide(Actor actor, @RequestBody ThresholdDecision body) {
        var category = body.category();
        if (category != null && categories.find(category).isEmpty()) {
            throw wrong(new FieldProblem("/category", "unknown"));
        }
        var from = body.fillsIn();
        if (from == null ? category == null : !(from >= LOWEST && from <= 1)) {
            throw wrong(
                    from == null
                            ? FieldProblem.required("fillsIn")
                            : new FieldProblem("/fillsIn", "out-of-range"));
        }
        thresholds.decide(category, from, actor.name());
        return thresholds.all();
    }

    private static ProblemException wrong(FieldProblem field) {
        return new ProblemException(CommonProblem.INVALID, Map.of(), List.of(field));
    }
}
