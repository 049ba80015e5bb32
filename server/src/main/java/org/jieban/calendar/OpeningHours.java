package org.jieban.calendar;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;

/**
 * When offices are open on a working day (办公时间), in the city's zone.
 *
 * @param sessions in the order of the day, not overlapping, none past midnight
 */
public record OpeningHours(List<Session> sessions) {

    /** The usual hours, 8 to 12 and 14 to 18. */
    public static final OpeningHours USUAL =
            new OpeningHours(
                    List.of(
                            new Session(LocalTime.of(8, 0), LocalTime.of(12, 0)),
                            new Session(LocalTime.of(14, 0), LocalTime.of(18, 0))));

    /** One stretch of opening, from {@code opens} until just before {@code closes}. */
    public record Session(LocalTime opens, LocalTime closes) {

        public Session {
            if (!opens.isBefore(closes)) {
                throw new IllegalArgumentException(
                        "Closes before it opens: " + opens + "-" + closes);
            }
        }

        Duration length() {
            return Duration.between(opens, closes);
        }
    }

    public OpeningHours {
        sessions = List.copyOf(sessions);
        if (sessions.isEmpty()) {
            throw new IllegalArgumentException("A working day has at least one session");
        }
        for (int i = 1; i < sessions.size(); i++) {
            if (sessions.get(i).opens().isBefore(sessions.get(i - 1).closes())) {
                throw new IllegalArgumentException("Sessions overlap: " + sessions);
            }
        }
    }

    /** Working time of one whole day. */
    Duration length() {
        return sessions.stream().map(Session::length).reduce(Duration.ZERO, Duration::plus);
    }
}
