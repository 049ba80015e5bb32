package org.jieban.text;

import com.hankcs.hanlp.dictionary.CoreDictionary;
import com.hankcs.hanlp.seg.Segment;
import com.hankcs.hanlp.seg.Viterbi.ViterbiSegment;
import com.hankcs.hanlp.seg.common.Term;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts Chinese text into words with the dictionary that HanLP brings. The dictionary is read at the
 * first use (a third of a second, about 30 MB) and shared by all.
 */
public final class Words {

    private Words() {}

    /** The words of a text in their order, signs included, spaces not. */
    public static List<Word> of(String text) {
        var words = new ArrayList<Word>();
        int from = 0;
        for (Term term : Dictionary.SEGMENT.seg(text)) {
            int at = text.indexOf(term.word, from);
            if (at < 0 || term.word.isBlank()) {
                continue;
            }
            words.add(new Word(term.word, term.nature.toString(), at));
            from = at + term.word.length();
        }
        return words;
    }

    /** What looks like the name of a person, each once; rather too many than too few. */
    public static List<String> people(String text) {
        return Names.SEGMENT.seg(text).stream()
                .filter(term -> term.nature.startsWith("nr") && term.word.length() > 1)
                .map(term -> term.word)
                .distinct()
                .toList();
    }

    /**
     * Whether the dictionary knows a word of everyday language in this writing: 光明, 花园, 天桥. Names of
     * people, places and brands alone do not count.
     */
    public static boolean isOrdinary(String word) {
        var known = Dictionary.attribute(word);
        if (known == null) {
            return false;
        }
        for (var nature : known.nature) {
            var tag = nature.toString();
            if (!tag.startsWith("ns")
                    && !tag.startsWith("nr")
                    && !tag.startsWith("nt")
                    && !tag.equals("nz")) {
                return true;
            }
        }
        return false;
    }

    /** Loaded only when somebody cuts a text. */
    private static final class Dictionary {

        // names of people and institutions are guessed from statistics: too often wrong in
        // complaints
        static final Segment SEGMENT =
                new ViterbiSegment()
                        .enableCustomDictionary(false)
                        .enableNameRecognize(false)
                        .enableTranslatedNameRecognize(false)
                        .enablePlaceRecognize(false)
                        .enableOrganizationRecognize(false);

        static CoreDictionary.@Nullable Attribute attribute(String word) {
            return CoreDictionary.get(word);
        }
    }

    /** Loaded only when somebody looks for names: it reads further tables. */
    private static final class Names {

        static final Segment SEGMENT =
                new ViterbiSegment()
                        .enableCustomDictionary(false)
                        .enableNameRecognize(true)
                        .enableTranslatedNameRecognize(false)
                        .enablePlaceRecognize(false)
                        .enableOrganizationRecognize(false);
    }
}
