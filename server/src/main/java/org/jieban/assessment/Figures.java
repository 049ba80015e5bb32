package org.jieban.assessment;

import java.util.List;
import java.util.Optional;
import org.jieban.assessment.AssessmentController.RankingShown;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The rankings of all groups in a period, as they are published; written as text, they are sealed. */
record Figures(List<RankingShown> groups) {

    private static final JsonMapper JSON =
            JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    static Figures read(String text) {
        return JSON.readValue(text, Figures.class);
    }

    String text() {
        return JSON.writeValueAsString(this);
    }

    Optional<RankingShown> of(String group) {
        return groups.stream().filter(ranking -> ranking.group().equals(group)).findFirst();
    }
}
