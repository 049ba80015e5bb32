package org.jieban.understanding;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What a model of the city says of a request, for whoever acts on it without a human. */
@Service
public class CategoryByModel {

    private static final String UNSEEN =
            """
            select e.case_id, e.category, e.confidence from understanding_evidence e
            join understanding_model m on m.id = e.model_id
            join case_file c on c.id = e.case_id
            where m.subject = 'CATEGORY' and m.state = 'IN_FORCE' and c.opened_at >= :from
            """;

    private final Suggestions suggestions;
    private final ModelShelf shelf;
    private final JdbcClient jdbc;

    CategoryByModel(Suggestions suggestions, ModelShelf shelf, JdbcClient jdbc) {
        this.suggestions = suggestions;
        this.shelf = shelf;
        this.jdbc = jdbc;
    }

    /**
     * The likeliest category.
     *
     * @param words that decided, the strongest first
     * @param model its number
     * @param report whether the request is a report on somebody (举报) rather than anything else
     */
    public record Sorted(
            String category, double confidence, List<String> words, long model, boolean report) {}

    /** Empty where only keywords, or nothing, can be said. */
    public Optional<Sorted> of(String title, String words) {
        var wording = new Wording(title, words);
        var model = shelf.inForce(Subject.CATEGORY);
        if (wording.isEmpty() || model.isEmpty()) {
            return Optional.empty();
        }
        boolean report =
                suggestions.first(Subject.KIND, wording).stream()
                        .anyMatch(kind -> kind.code().equals("REPORT"));
        return suggestions.categories(wording).stream()
                .limit(1)
                .filter(first -> !first.byKeyword())
                .map(first ->
                        new Sorted(
                                first.code(),
                                first.confidence(),
                                first.words(),
                                model.get().id(),
                                report))
                .findFirst();
    }

    /** What the model in force said of a case that it had not seen when it learned. */
    public record Unseen(long caseId, String category, double confidence) {}

    /** Of cases opened since then. */
    public List<Unseen> unseen(Instant from) {
        return jdbc.sql(UNSEEN)
                .param("from", java.sql.Timestamp.from(from))
                .query((row, n) ->
                        new Unseen(
                                row.getLong("case_id"),
                                row.getString("category"),
                                row.getDouble("confidence")))
                .list();
    }
}
