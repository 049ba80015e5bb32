package org.jieban.incident;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jieban.scheme.Scheme.AfterIncident;

/** Who hears of the end of an incident, and who of them is asked the three questions. Pure. */
final class Drawing {

    private Drawing() {}

    /**
     * A linked case.
     *
     * @param person the same for all cases of one person
     * @param reachable whether that person left a way to be reached with this case
     */
    record Linked(long caseId, long person, boolean reachable) {}

    /** What becomes of a case. */
    record Lot(long caseId, boolean told, boolean drawn) {}

    /**
     * One lot for each case. A person is told with the first of their cases that can reach them, and
     * asked with the same one at most. Drawn by a digest of the incident and the person, so that nobody
     * chooses whom to ask and everybody can check it.
     */
    // [impl->rule~incident.told-once~1]
    // [impl->rule~incident.revisit~1]
    static List<Lot> of(String incident, AfterIncident asks, List<Linked> cases) {
        var first = new HashMap<Long, Linked>();
        cases.stream()
                .filter(Linked::reachable)
                .sorted(Comparator.comparingLong(Linked::caseId))
                .forEach(one -> first.putIfAbsent(one.person(), one));
        var drawn = new HashSet<Long>();
        drawnOf(incident, asks, first).forEach(one -> drawn.add(one.caseId()));
        return cases.stream()
                .map(one -> {
                    boolean told = one.equals(first.get(one.person()));
                    return new Lot(one.caseId(), told, drawn.contains(one.caseId()));
                })
                .toList();
    }

    private static List<Linked> drawnOf(
            String incident, AfterIncident asks, Map<Long, Linked> people) {
        var order = new ArrayList<>(people.values());
        order.sort(
                Comparator.comparing((Linked one) -> digest(incident + " " + one.person()))
                        .thenComparing(Linked::caseId));
        int wanted =
                switch (asks.asks()) {
                    case EACH -> order.size();
                    case ONE -> 1;
                    // one at least, and rounded up
                    case SAMPLE -> Math.ceilDiv(order.size() * asks.percent(), 100);
                };
        return order.subList(0, Math.min(wanted, order.size()));
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
