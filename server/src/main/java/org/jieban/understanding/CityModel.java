package org.jieban.understanding;

import java.util.List;
import org.jieban.understanding.Judgement.Guess;

/** A model of the city, whose confidences are told as what they were worth on its newest cases. */
record CityModel(long id, MessageModel model, Sureness sureness) {

    Judgement judge(Wording wording) {
        return new Judgement(
                model.judge(wording).guesses().stream()
                        .map(one -> new Guess(one.label(), sureness.told(one.confidence())))
                        .toList());
    }

    List<String> reasons(Wording wording, String label, int most) {
        return model.reasons(wording, label, most);
    }
}
