package org.jieban.understanding;

import java.util.Optional;
import org.jieban.understanding.Suggestions.Suggestion;
import org.springframework.stereotype.Service;

/** The category of a text that is sure enough to be filled in, for requests that nobody types. */
@Service
public class SureCategory {

    private final Suggestions suggestions;
    private final Thresholds thresholds;

    SureCategory(Suggestions suggestions, Thresholds thresholds) {
        this.suggestions = suggestions;
        this.thresholds = thresholds;
    }

    /** Its code; empty where no model is sure enough. */
    public Optional<String> of(String title, String words) {
        return suggestions.categories(new Wording(title, words)).stream()
                .limit(1)
                .filter(thresholds::fillsIn)
                .map(Suggestion::code)
                .findFirst();
    }
}
