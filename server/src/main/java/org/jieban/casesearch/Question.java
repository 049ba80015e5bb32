package org.jieban.casesearch;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jieban.casefile.CaseEvent.Channel;
import org.jieban.casefile.CaseState;
import org.jieban.catalogue.CaseKind;
import org.jieban.catalogue.Urgency;
import org.jieban.text.PlainText;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for.
 *
 * @param text words separated by spaces, all of which have to stand in the case; or empty
 * @param unit a unit that has or had a part in it, or an area, with everything below it
 * @param from the first day on which it may have come in
 * @param until the last one
 * @param newest whether the newest come first even where few are found
 * @param limit how many at most
 */
record Question(
        String text,
        @Nullable CaseState state,
        @Nullable Boolean open,
        @Nullable Long unit,
        @Nullable String category,
        @Nullable Urgency urgency,
        @Nullable CaseKind kind,
        @Nullable Channel channel,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        boolean newest,
        @Nullable String cursor,
        int limit) {

    /** The words looked for, in one way of writing. */
    List<String> words() {
        return Arrays.stream(PlainText.of(text).split("[\\s,，、]+"))
                .filter(word -> word.length() > 1)
                .distinct()
                .toList();
    }

    /** Whether only words too short to be looked for were given. */
    boolean isTooShort() {
        return !text.isBlank() && words().isEmpty();
    }
}
