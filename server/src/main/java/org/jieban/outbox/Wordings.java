package org.jieban.outbox;

import java.text.MessageFormat;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jieban.calendar.CityZone;
import org.jieban.claimant.TrackLinks;
import org.springframework.stereotype.Component;

/** The words in which letters leave: the number of the case and a link, nothing of what was said. */
@Component
class Wordings {

    /** As long as a link that is read out by an agent. */
    private static final Duration LINK_LASTS = Duration.ofDays(90);

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd");

    private final OutboxSettings settings;
    private final TrackLinks links;
    private final ResourceBundle words;

    Wordings(OutboxSettings settings, TrackLinks links) {
        this.settings = settings;
        this.links = links;
        this.words =
                ResourceBundle.getBundle(
                        "outbox",
                        Locale.forLanguageTag(settings.language()),
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    // [impl->rule~outbox.no-more-than-needed~1]
    Wording of(Letter letter) {
        var until = letter.until();
        var day = until == null ? "" : DAY.format(until.atZone(CityZone.ZONE));
        return new Wording(
                said(letter.kind() + ".subject", letter.number(), day, ""),
                said(letter.kind() + ".text", letter.number(), day, link(letter)));
    }

    private String link(Letter letter) {
        var base = settings.link().toString().replaceAll("/+$", "");
        var caseId = letter.caseId();
        if (caseId == null) {
            // the number of an incident ends in its id
            return base + "/incidents/" + letter.number().replaceFirst(".*-", "");
        }
        return letter.unit() != null
                ? base + "/cases/" + letter.number()
                : base + "/t/" + links.issue(caseId, letter.at().plus(LINK_LASTS));
    }

    private String said(String key, String... values) {
        return MessageFormat.format(words.getString(key), (Object[]) values);
    }
}
