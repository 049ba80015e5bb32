package org.jieban.understanding;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jieban.calendar.CityZone;
import org.jieban.catalogue.Catalogue;
import org.jieban.catalogue.Categories;
import org.jieban.catalogue.Category;
import org.jieban.catalogue.Decision;
import org.jieban.catalogue.Urgency;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.Units;
import org.jieban.text.PlainText;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What a text that is being typed is about: from the models in force, else from the catalogue's words. */
@Service
class Suggestions {

    private static final int OFFERED = 3;
    private static final int WORDS = 5;
    private static final double WORTH_SAYING = 0.1;
    // a keyword found says little of how often that is right
    private static final double BY_KEYWORD = 0.3;
    private static final int LEVELS = 3;

    private final ModelShelf shelf;
    private final Placeless placeless;
    private final Categories categories;
    private final Catalogue catalogue;
    private final Units units;
    private final Clock clock;

    Suggestions(
            ModelShelf shelf,
            Placeless placeless,
            Categories categories,
            Catalogue catalogue,
            Units units,
            Clock clock) {
        this.shelf = shelf;
        this.placeless = placeless;
        this.categories = categories;
        this.catalogue = catalogue;
        this.units = units;
        this.clock = clock;
    }

    /**
     * One suggestion.
     *
     * @param code of the category or unit, or the name of the kind or urgency
     * @param path what people read, from the first level down; empty for kinds and urgencies
     * @param words that decided, as they stand in the text; the strongest first
     * @param byKeyword whether the catalogue's keywords said so, not a model
     */
    record Suggestion(
            String code,
            List<String> path,
            double confidence,
            List<String> words,
            boolean byKeyword) {}

    /** Categories, the likeliest first. */
    // [impl->rule~understanding.keywords~1]
    List<Suggestion> categories(Wording said) {
        var wording = placeless.of(said);
        var found = new ArrayList<Suggestion>();
        var today = LocalDate.ofInstant(clock.instant(), CityZone.ZONE);
        shelf.inForce(Subject.CATEGORY)
                .ifPresent(model -> {
                    for (var guess :
                            model.judge(wording).guesses().stream().limit(OFFERED).toList()) {
                        categories
                                .find(guess.label())
                                .filter(one ->
                                        guess.confidence() >= WORTH_SAYING
                                                && one.isEffective(today))
                                .ifPresent(one ->
                                        found.add(
                                                new Suggestion(
                                                        one.code(),
                                                        categories.pathNames(one.code()),
                                                        guess.confidence(),
                                                        model.reasons(
                                                                wording, guess.label(), WORDS),
                                                        false)));
                    }
                });
        return found.isEmpty() || found.getFirst().confidence() < BY_KEYWORD
                ? likeliest(found, byKeywords(wording, today))
                : found;
    }

    /**
     * What a model guesses and what keywords say as one, the likeliest first. Where a model is less
     * sure than a keyword, keywords were right far more often than it; what both say comes first.
     */
    static List<Suggestion> likeliest(List<Suggestion> guessed, List<Suggestion> byKeywords) {
        var codes = byKeywords.stream().map(Suggestion::code).collect(Collectors.toSet());
        var both = guessed.stream().filter(one -> codes.contains(one.code())).toList();
        var alone = guessed.stream().filter(one -> !codes.contains(one.code())).toList();
        var agreed = both.stream().map(Suggestion::code).collect(Collectors.toSet());
        var keywords = byKeywords.stream().filter(one -> !agreed.contains(one.code()));
        return Stream.of(both.stream(), keywords, alone.stream())
                .flatMap(one -> one)
                .limit(OFFERED)
                .toList();
    }

    private List<Suggestion> byKeywords(Wording wording, LocalDate today) {
        var text = wording.whole();
        var found = new ArrayList<Suggestion>();
        for (var category : categories.all()) {
            if (category.level() == LEVELS && category.isEffective(today)) {
                var words = said(category, text);
                if (!words.isEmpty()) {
                    found.add(
                            new Suggestion(
                                    category.code(),
                                    categories.pathNames(category.code()),
                                    BY_KEYWORD,
                                    words,
                                    true));
                }
            }
        }
        found.sort((one, other) -> Integer.compare(length(other.words()), length(one.words())));
        return found;
    }

    private static List<String> said(Category category, String text) {
        return category.keywords().stream()
                .filter(word -> !word.isBlank() && text.contains(PlainText.of(word)))
                .toList();
    }

    private static int length(List<String> words) {
        return words.stream().mapToInt(String::length).sum();
    }

    /** The likeliest kind or urgency; empty while there is no model. */
    Optional<Suggestion> first(Subject subject, Wording said) {
        var wording = placeless.of(said);
        return shelf.inForce(subject)
                .map(model -> {
                    var guess = model.judge(wording).first();
                    return new Suggestion(
                            guess.label(),
                            List.of(),
                            guess.confidence(),
                            model.reasons(wording, guess.label(), WORDS),
                            false);
                });
    }

    /**
     * Whom the catalogue names for the likeliest category at this place: words alone do not say which
     * street a matter belongs to.
     */
    // [impl->rule~understanding.unit~1]
    Optional<Suggestion> unit(List<Suggestion> offered, @Nullable UnitId area) {
        if (area == null || offered.isEmpty()) {
            return Optional.empty();
        }
        var first = offered.getFirst();
        var urgency = categories.find(first.code()).map(Category::urgency).orElse(Urgency.GENERAL);
        return catalogue.decide(first.code(), area, urgency, clock.instant())
                        instanceof Decision.Decided decided
                ? units.find(decided.unit())
                        .map(unit ->
                                new Suggestion(
                                        unit.code(),
                                        List.of(unit.name()),
                                        first.confidence(),
                                        List.of(decided.why().chinese()),
                                        first.byKeyword()))
                : Optional.empty();
    }
}
