package org.jieban.knowledge;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jieban.calendar.CityZone;
import org.jieban.organisation.UnitId;
import org.jieban.shared.CommonProblem;
import org.jieban.shared.FieldProblem;
import org.jieban.shared.IdempotencyKey;
import org.jieban.shared.ProblemException;
import org.jieban.text.Mark;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes articles and finds the passage that answers a question. */
@Service
public class KnowledgeBase {

    private static final int CANDIDATES = 200;
    private static final int RAREST = 24;
    private static final double SYNONYM = 0.6;
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_TEXT = 20_000;

    private final Articles articles;
    private final Passages passages;
    private final Synonyms synonyms;
    private final Clock clock;

    KnowledgeBase(Articles articles, Passages passages, Synonyms synonyms, Clock clock) {
        this.articles = articles;
        this.passages = passages;
        this.synonyms = synonyms;
        this.clock = clock;
    }

    /** The best passage of an article, with the stretches that were asked for. */
    record Hit(Articles.Version article, String passage, List<Mark> marks, double score) {}

    /**
     * A new article, published at once; with the same key once only.
     *
     * @return its id
     */
    @Transactional
    public long publish(
            UnitId owner,
            KnowledgeKind kind,
            Said said,
            @Nullable Long person,
            IdempotencyKey key) {
        checked(said);
        var before = articles.writtenWith(key.value());
        if (before.isPresent()) {
            return before.get();
        }
        long id = articles.add(owner, kind);
        articles.say(id, 1, said, person, clock.instant(), key.value());
        passages.add(id, said.title(), said.text());
        return id;
    }

    /** Whether nothing was ever written. */
    public boolean isEmpty() {
        return articles.newest(1).isEmpty();
    }

    /** Working methods 工作法 and standard answers in force for a category, the newest first. */
    public List<Said> methodsFor(String category) {
        var today = LocalDate.ofInstant(clock.instant(), CityZone.ZONE);
        return articles
                .forCategory(category, List.of(KnowledgeKind.METHOD, KnowledgeKind.ANSWER), today)
                .stream()
                .map(Articles.Version::said)
                .toList();
    }

    // [impl->rule~knowledge.versions~1]
    @Transactional
    void change(long article, int version, Said said, @Nullable Long person, IdempotencyKey key) {
        checked(said);
        if (articles.writtenWith(key.value()).isPresent()) {
            return;
        }
        if (!articles.next(article, version)) {
            throw new ProblemException(
                    articles.newest(article).isEmpty()
                            ? CommonProblem.NOT_FOUND
                            : KnowledgeProblem.CHANGED);
        }
        articles.say(article, version + 1, said, person, clock.instant(), key.value());
        passages.forget(article);
        passages.add(article, said.title(), said.text());
    }

    // [impl->rule~knowledge.withdrawn~1]
    @Transactional
    void withdraw(long article) {
        if (!articles.withdraw(article)) {
            throw new ProblemException(CommonProblem.NOT_FOUND);
        }
        passages.forget(article);
    }

    /** The best passages for a question, one of each article, best first. */
    // [impl->rule~knowledge.found~1]
    List<Hit> find(String question, int most) {
        return find(asked(question, synonyms.of(question)), most);
    }

    /** The same by the question's own words alone. */
    List<Hit> findAsTyped(String question, int most) {
        return find(asked(question, List.of()), most);
    }

    /** The same with a group of words that is not in force. */
    List<Hit> findAlsoBy(List<String> group, String question, int most) {
        var groups = new ArrayList<>(synonyms.of(question));
        if (group.stream().anyMatch(question::contains)) {
            groups.add(String.join(" ", group));
        }
        return find(asked(question, groups), most);
    }

    private List<Hit> find(Map<String, Double> asked, int most) {
        if (asked.isEmpty()) {
            return List.of();
        }
        var holding = passages.holding(asked.keySet());
        var size = passages.size();
        var relevance =
                new Relevance(
                        size.passages(), size.meanLength(), term -> holding.getOrDefault(term, 0));
        var rarest =
                holding.keySet().stream()
                        .sorted(Comparator.comparingDouble(relevance::rarity).reversed())
                        .limit(RAREST)
                        .toList();
        if (rarest.isEmpty()) {
            return List.of();
        }
        Map<Long, Hit> best = new HashMap<>();
        var today = LocalDate.ofInstant(clock.instant(), CityZone.ZONE);
        for (var one : passages.candidates(rarest, today, CANDIDATES)) {
            double score = relevance.score(asked, one.heading(), one.text(), one.length());
            var before = best.get(one.article());
            if (before == null || before.score() < score) {
                articles.newest(one.article())
                        .ifPresent(article ->
                                best.put(
                                        one.article(),
                                        new Hit(
                                                article,
                                                one.body(),
                                                Mark.of(one.body(), rarest),
                                                score)));
            }
        }
        return best.values().stream()
                .sorted(Comparator.comparingDouble(Hit::score).reversed())
                .limit(most)
                .toList();
    }

    private static Map<String, Double> asked(String question, List<String> groups) {
        var asked = new HashMap<String, Double>();
        for (var words : groups) {
            Terms.of(words).keySet().forEach(term -> asked.put(term, SYNONYM));
        }
        Terms.of(question).keySet().forEach(term -> asked.put(term, 1.0));
        return asked;
    }

    private static void checked(Said said) {
        var wrong = new ArrayList<FieldProblem>();
        required(wrong, "title", said.title(), LONGEST_TITLE);
        required(wrong, "text", said.text(), LONGEST_TEXT);
        var until = said.validUntil();
        if (until != null && until.isBefore(said.validFrom())) {
            wrong.add(new FieldProblem("/validUntil", "unknown"));
        }
        if (!wrong.isEmpty()) {
            throw new ProblemException(CommonProblem.INVALID, Map.of(), wrong);
        }
    }

    private static void required(List<FieldProblem> wrong, String field, String text, int longest) {
        if (text.isBlank()) {
            wrong.add(FieldProblem.required(field));
        } else if (text.length() > longest) {
            wrong.add(FieldProblem.tooLong(field, longest));
        }
    }
}
