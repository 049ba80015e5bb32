package org.jieban.draft;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The text of a template: {@code {办理单位}} is filled from the case's facts, {@code {到场时间:时间}} with the
 * time of day, {@code {待填:原因}} is left for whoever replies. A sentence with a blank for which the case
 * has no fact is left out: nothing is invented.
 */
final class TemplateText {

    /** What somebody has to write stands in these brackets; the reply check asks for it. */
    static final String OPEN = "【请填写：";

    private static final String TO_WRITE = "待填";
    private static final Pattern SENTENCE =
            Pattern.compile("[^。！？\\n]*?(?:\\{办理经过\\}|[。！？]|\\n|$)");
    private static final Pattern PLACE = Pattern.compile("\\{([^{}\\n]*)\\}");
    private static final int LONGEST = 2000;

    private TemplateText() {}

    /** What may be wrong with a template. */
    enum FaultKind {
        /** Nothing stands there. */
        EMPTY,
        /** More than 2,000 characters. */
        TOO_LONG,
        /** No fact of a case has this name. */
        UNKNOWN,
        /** What stands behind the colon does not fit the type. */
        BAD_FORM,
        /** A brace without its other half. */
        UNPAIRED
    }

    /**
     * Something wrong with a template.
     *
     * @param from where it stands, in characters
     * @param until where it ends, exclusive
     */
    record Fault(FaultKind kind, int from, int until, String said) {}

    /** All faults of a template in their order. */
    // [impl->rule~draft.blanks~1]
    static List<Fault> faults(String text) {
        var faults = new ArrayList<Fault>();
        if (text.isBlank()) {
            faults.add(new Fault(FaultKind.EMPTY, 0, 0, ""));
        }
        if (text.length() > LONGEST) {
            faults.add(new Fault(FaultKind.TOO_LONG, LONGEST, text.length(), ""));
        }
        var rest = new StringBuilder(text);
        var places = PLACE.matcher(text);
        while (places.find()) {
            rest.replace(places.start(), places.end(), " ".repeat(places.group().length()));
            faultOf(places.group(1))
                    .ifPresent(kind ->
                            faults.add(
                                    new Fault(kind, places.start(), places.end(), places.group())));
        }
        for (int at = 0; at < rest.length(); at++) {
            if (rest.charAt(at) == '{' || rest.charAt(at) == '}') {
                faults.add(new Fault(FaultKind.UNPAIRED, at, at + 1, rest.substring(at, at + 1)));
            }
        }
        faults.sort(Comparator.comparingInt(Fault::from));
        return List.copyOf(faults);
    }

    private static Optional<FaultKind> faultOf(String inside) {
        var parts = inside.split(":|：", 2);
        var name = parts[0].strip();
        var form = parts.length > 1 ? parts[1].strip() : "";
        if (name.equals(TO_WRITE)) {
            return form.isEmpty() ? Optional.of(FaultKind.BAD_FORM) : Optional.empty();
        }
        return Blank.of(name)
                .map(blank ->
                        form.isEmpty()
                                        || blank.kind() == Blank.Kind.MOMENT
                                                && (form.equals("日期") || form.equals("时间"))
                                ? Optional.<FaultKind>empty()
                                : Optional.of(FaultKind.BAD_FORM))
                .orElse(Optional.of(FaultKind.UNKNOWN));
    }

    /**
     * The template with the case's facts in it.
     *
     * @param facts texts and {@link Instant}s; an absent one leaves its sentence out
     */
    // [impl->rule~draft.template~1]
    static String fill(String text, Map<Blank, Object> facts) {
        var filled = new StringBuilder();
        var sentences = SENTENCE.matcher(text);
        while (sentences.find()) {
            filled.append(filledSentence(sentences.group(), facts));
        }
        return filled.toString().replaceAll("\\n{3,}", "\n\n").strip();
    }

    private static String filledSentence(String sentence, Map<Blank, Object> facts) {
        var filled = new StringBuilder();
        var places = PLACE.matcher(sentence);
        int from = 0;
        while (places.find()) {
            filled.append(sentence, from, places.start());
            from = places.end();
            var parts = places.group(1).split(":|：", 2);
            var form = parts.length > 1 ? parts[1].strip() : "";
            if (parts[0].strip().equals(TO_WRITE)) {
                filled.append(OPEN).append(form).append("】");
                continue;
            }
            var fact = Blank.of(parts[0].strip()).map(facts::get).orElse(null);
            if (fact == null) {
                return sentence.endsWith("\n") ? "\n" : "";
            }
            filled.append(
                    fact instanceof Instant at
                            ? form.equals("时间") ? Names.time(at) : Names.day(at)
                            : fact.toString());
        }
        return filled.append(sentence, from, sentence.length()).toString();
    }
}
