package org.jieban.exchange;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jieban.catalogue.Categories;
import org.jieban.catalogue.Category;
import org.jspecify.annotations.Nullable;

/**
 * The category of a message by the keywords of the category tree: each keyword found counts its
 * length, twice in the title. The best entry is taken when it has at least four characters of evidence
 * and no rival has as much; two entries of one parent give the parent. Otherwise nobody guesses, and
 * the message goes to the dispatchers' pool.
 */
// [impl->rule~exchange.keywords~1]
final class KeywordGuess {

    private static final int ENOUGH = 4;

    private final List<Category> entries;

    KeywordGuess(Categories categories) {
        this.entries =
                categories.all().stream().filter(entry -> !entry.keywords().isEmpty()).toList();
    }

    Optional<String> of(String title, String words) {
        int best = 0;
        @Nullable Category found = null;
        var rivals = new HashSet<@Nullable String>();
        boolean tie = false;
        for (var entry : entries) {
            int score = score(entry, title, words);
            if (score < ENOUGH || score < best) {
                continue;
            }
            if (score > best) {
                rivals.clear();
            }
            tie = score == best;
            best = score;
            found = entry;
            rivals.add(entry.parent());
        }
        if (found == null) {
            return Optional.empty();
        }
        if (!tie) {
            return Optional.of(found.code());
        }
        return rivals.size() == 1 ? Optional.ofNullable(found.parent()) : Optional.empty();
    }

    private static int score(Category entry, String title, String words) {
        int score = 0;
        for (var keyword : entry.keywords()) {
            int length = keyword.codePointCount(0, keyword.length());
            if (title.contains(keyword)) {
                score += 2 * length;
            } else if (words.contains(keyword)) {
                score += length;
            }
        }
        return score;
    }
}
