package org.jieban.revisit;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an agent reads out, in one language.
 *
 * @param open how the call begins; {@code {title}} stands for what the citizen said
 * @param again how a second revisit begins
 * @param contacted the first question
 * @param solved the second
 * @param satisfaction the third
 * @param words what asks for the citizen's own words
 * @param close how the call ends
 */
record ScriptWords(
        String open,
        String again,
        String contacted,
        String solved,
        String satisfaction,
        String words,
        String close) {

    Map<String, String> byName() {
        var all = new LinkedHashMap<String, String>();
        all.put("open", open);
        all.put("again", again);
        all.put("contacted", contacted);
        all.put("solved", solved);
        all.put("satisfaction", satisfaction);
        all.put("words", words);
        all.put("close", close);
        return all;
    }
}
