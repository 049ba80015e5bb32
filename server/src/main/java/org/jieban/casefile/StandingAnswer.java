package org.jieban.casefile;

import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jieban.calendar.CityZone;

/** What the citizen answered before, where an act answers the questions of a round again. */
final class StandingAnswer {

    private static final DateTimeFormatter ANSWERED_ON =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private StandingAnswer() {}

    /**
     * The answer that stands where this one is given, whichever way it was given. Without a round the
     * present one is meant, and the last one answered where nobody is asked any more.
     */
    // [impl->rule~revisit.once~1]
    static Optional<Reviews.Judged> of(CaseFile file, Act act) {
        if (!(act instanceof Act.AnswerRevisit answer)) {
            return Optional.empty();
        }
        var round = answer.round();
        if (round == null && file.state() == CaseState.REVISITING) {
            return Optional.empty();
        }
        return file.reviews().rounds().stream()
                .filter(it -> round == null || it.round() == round)
                .filter(it -> it.answer() != null)
                .reduce((first, last) -> last);
    }

    /** What is told of it to whoever answers again. */
    static Map<String, Object> words(Reviews.Judged first) {
        var said = Objects.requireNonNull(first.answer());
        return Map.of(
                "round", first.round(),
                "answeredAt", first.at(),
                "answeredOn", ANSWERED_ON.format(first.at().atZone(CityZone.ZONE)),
                "channel", first.by() == null ? "LINK" : "PHONE",
                "contacted", said.contacted(),
                "solved", said.solved().name(),
                "satisfaction", said.satisfaction().name());
    }
}
