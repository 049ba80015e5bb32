package org.jieban.replycheck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * How well the reply check tells good replies from bad ones, on the lists that come with the program.
 *
 * @param tuned the lists that the rules were written against
 * @param heldOut the lists that were written before the rules and that nothing is changed for
 */
public record ReplyCheckFigures(OfLists tuned, OfLists heldOut) {

    private static final List<Earlier> LAST =
            List.of(
                    new Earlier(
                            "26110100000017",
                            "街道于11月3日组织人员到现场核查，情况属实，已责成养护单位对绿地缺株部位进行补栽并加强日常巡查养护，感谢您的监督与支持。"));
    private static final Pattern MARKED = Pattern.compile("〔(.*?)〕");
    private static final double NANOS_PER_MILLI = 1e6;

    /**
     * Figures of a list of good replies and one of bad ones.
     *
     * @param good how many good replies
     * @param warned share of them that get a warning, whatever it is
     * @param bad how many bad replies
     * @param faults how many faults stand in them
     * @param found share of the faults that are told
     * @param foundByKind the same for each kind of fault
     * @param placed share of the faults found in marked words whose place in the text is told
     * @param millis for one reply
     */
    public record OfLists(
            int good,
            double warned,
            int bad,
            int faults,
            double found,
            Map<String, Double> foundByKind,
            double placed,
            double millis,
            List<String> alarmed,
            List<String> missed) {

        public OfLists {
            foundByKind = Map.copyOf(foundByKind);
            alarmed = List.copyOf(alarmed);
            missed = List.copyOf(missed);
        }
    }

    /** Reads both pairs of lists with the rules and the words that come with the program. */
    public static ReplyCheckFigures measure() {
        return new ReplyCheckFigures(measure("tuned"), measure("held-out"));
    }

    static OfLists measure(String which) {
        var words = PhraseVersion.shipped().phrases();
        long before = System.nanoTime();
        var alarmed = new ArrayList<String>();
        var good = rows("test-good-" + which);
        for (var row : good) {
            var found = check(row[0], row[1], row[2], words);
            if (!found.isEmpty()) {
                alarmed.add(found.stream().map(Warning::kind).distinct().toList() + " " + row[2]);
            }
        }
        var bad = rows("test-bad-" + which);
        var all = new TreeMap<String, Integer>();
        var told = new TreeMap<String, Integer>();
        var missed = new ArrayList<String>();
        int placed = 0;
        int marked = 0;
        for (var row : bad) {
            var mark = MARKED.matcher(row[3]);
            boolean hasMark = mark.find();
            var reply = MARKED.matcher(row[3]).replaceAll("$1");
            var found = check(row[1], row[2], reply, words);
            for (var kind : row[0].split(",")) {
                all.merge(kind, 1, Integer::sum);
                var ofKind = found.stream().filter(one -> one.kind().name().equals(kind)).toList();
                if (ofKind.isEmpty()) {
                    missed.add(kind + " " + reply);
                    continue;
                }
                told.merge(kind, 1, Integer::sum);
                if (hasMark) {
                    marked++;
                    int from = mark.start();
                    int until = mark.end() - 2;
                    placed +=
                            ofKind.stream()
                                            .anyMatch(
                                                    one -> one.from() < until && one.until() > from)
                                    ? 1
                                    : 0;
                }
            }
        }
        double millis = (System.nanoTime() - before) / NANOS_PER_MILLI;
        int faults = all.values().stream().mapToInt(Integer::intValue).sum();
        var byKind = new TreeMap<String, Double>();
        all.forEach((kind, many) -> byKind.put(kind, (double) told.getOrDefault(kind, 0) / many));
        return new OfLists(
                good.size(),
                (double) alarmed.size() / good.size(),
                bad.size(),
                faults,
                1 - (double) missed.size() / faults,
                byKind,
                marked == 0 ? 1 : (double) placed / marked,
                millis / (good.size() + bad.size()),
                alarmed,
                missed);
    }

    private static List<Warning> check(
            String title, String words, String reply, List<Phrase> forbidden) {
        return ReplyRules.check(
                new Request(title, words, "", false, null, null),
                reply,
                forbidden,
                LAST,
                List.of());
    }

    private static List<String[]> rows(String list) {
        var file = "/replycheck/" + list + ".tsv";
        try (var in =
                Objects.requireNonNull(ReplyCheckFigures.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\t"))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
