package org.jieban.scheme;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A named figure of a unit in a period beside the answers, for bonus and deduction terms and for lists.
 * A unit for which it is not known does not have it: that is not the same as zero.
 *
 * @param name as formulas and files write it
 */
public record Measure(String name) {

    // first, because the constants below are checked with it
    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]{0,39}");

    /** 受理量: cases it was put in charge of in the period. */
    public static final Measure RECEIVED = new Measure("received");

    /** 办结量. */
    public static final Measure CLOSED = new Measure("closed");

    /** 受理量 of the period before. */
    public static final Measure RECEIVED_BEFORE = new Measure("receivedBefore");

    /** 常住人口: people living there. */
    public static final Measure RESIDENTS = new Measure("residents");

    /** 按期: rounds replied to before their limit. */
    public static final Measure ON_TIME = new Measure("onTime");

    /** Rounds that had a limit ending in the period. */
    public static final Measure TIMED = new Measure("timed");

    /** Minutes from dispatch to first contact (首次联系), all together. */
    public static final Measure FIRST_CONTACT_MINUTES = new Measure("firstContactMinutes");

    /** First contacts made. */
    public static final Measure FIRST_CONTACTS = new Measure("firstContacts");

    /** 见面: citizens met. */
    public static final Measure MET = new Measure("met");

    /** Meetings that the citizen had not declined. */
    public static final Measure MEETINGS_DUE = new Measure("meetingsDue");

    /** 被吹哨: tasks it was called to by a whistle. */
    public static final Measure WHISTLED = new Measure("whistled");

    /** 报到: of those, the ones it reported to in time. */
    public static final Measure REPORTED_IN = new Measure("reportedIn");

    /** 办理真实、合规: reviewed cases found handled as the law allows. */
    public static final Measure TRUE_AND_LAWFUL = new Measure("trueAndLawful");

    /** Cases reviewed for that. */
    public static final Measure FINDINGS = new Measure("findings");

    /** 主动治理: points recorded for projects. */
    public static final Measure PROJECTS = new Measure("projects");

    /** All that every scheme may use without declaring it. */
    public static final List<Measure> KNOWN =
            List.of(
                    RECEIVED,
                    CLOSED,
                    RECEIVED_BEFORE,
                    RESIDENTS,
                    ON_TIME,
                    TIMED,
                    FIRST_CONTACT_MINUTES,
                    FIRST_CONTACTS,
                    MET,
                    MEETINGS_DUE,
                    WHISTLED,
                    REPORTED_IN,
                    TRUE_AND_LAWFUL,
                    FINDINGS,
                    PROJECTS);

    public Measure {
        if (!isName(name)) {
            throw new IllegalArgumentException("not a measure's name: " + name);
        }
    }

    /** Whether a text could be the name of a measure. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** The measure with this name among those that every scheme knows. */
    public static Optional<Measure> known(String name) {
        return KNOWN.stream().filter(one -> one.name.equals(name)).findFirst();
    }
}
