package org.jieban.ladder;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jieban.calendar.Limit;
import org.jieban.casefile.CaseClock;
import org.jieban.catalogue.Urgency;
import org.jieban.identity.Role;
import org.jspecify.annotations.Nullable;

/**
 * A ladder (升级阶梯), one version of it.
 *
 * @param code stable name
 * @param version from 1; the latest is in force
 * @param name what people call it, in Chinese
 * @param nameEn the same in English, or empty
 * @param active whether it presses cases
 * @param clock the clock along which it stands
 * @param when which cases it presses
 * @param rungs from the bottom up
 */
record Ladder(
        String code,
        int version,
        String name,
        String nameEn,
        boolean active,
        CaseClock.Kind clock,
        When when,
        List<Rung> rungs) {

    Ladder {
        Objects.requireNonNull(code);
        Objects.requireNonNull(name);
        Objects.requireNonNull(nameEn);
        Objects.requireNonNull(clock);
        Objects.requireNonNull(when);
        rungs = List.copyOf(rungs);
    }

    /**
     * Conditions; all of them have to hold.
     *
     * @param categories beginnings of codes of categories; none means all
     * @param urgencies none means all
     * @param areas ids of units in or below which the place of the case lies; none means everywhere
     * @param fromRound from which round on
     * @param whistleOpen whether a whistle has to be open, or must not be; null where it does not matter
     */
    record When(
            List<String> categories,
            List<Urgency> urgencies,
            List<Long> areas,
            int fromRound,
            @Nullable Boolean whistleOpen) {

        When {
            categories = List.copyOf(categories);
            urgencies = List.copyOf(urgencies);
            areas = List.copyOf(areas);
        }
    }

    /**
     * One rung (一级).
     *
     * @param code name within the ladder
     * @param since since when it stands where it stands: moments before are over; null in a document
     *     that is being written
     */
    record Rung(
            String code,
            String name,
            String nameEn,
            Moment at,
            Action action,
            @Nullable Instant since) {

        Rung {
            Objects.requireNonNull(code);
            Objects.requireNonNull(name);
            Objects.requireNonNull(nameEn);
            Objects.requireNonNull(at);
            Objects.requireNonNull(action);
        }

        Rung since(Instant moment) {
            return new Rung(code, name, nameEn, at, action, moment);
        }
    }

    /** What a moment is counted from. */
    enum Of {
        /** A share of the time that the clock gives, in percent. */
        SHARE,
        /** After the clock began; pauses do not count. */
        AFTER_START,
        /** Before it runs out. */
        BEFORE_DUE,
        /** After it has run out. */
        AFTER_DUE
    }

    /**
     * A moment on the clock.
     *
     * @param share for {@link Of#SHARE}: 1 to 100
     * @param limit for the others: how long; null after the start means at once
     */
    record Moment(Of of, int share, @Nullable Limit limit) {

        Moment {
            Objects.requireNonNull(of);
        }
    }

    /** What is done. */
    enum Kind {
        /** 提醒: people are told, nothing else. */
        TELL,
        /** 专家工作室介入: a specialist unit is asked for help. */
        STUDIO,
        /** 调度会: the case goes on the daily list to be decided on. */
        DISPATCH_MEETING,
        /** 提升紧急程度. */
        RAISE_URGENCY,
        /** 督办. */
        SUPERVISE,
        /** 会商. */
        CONFERENCE
    }

    /**
     * What a rung calls for.
     *
     * @param tell who is told
     * @param urgent whether they are told at night too
     * @param unit for {@link Kind#STUDIO}: who is brought in
     * @param limit for a studio and a supervision: how long they have
     * @param urgency for {@link Kind#RAISE_URGENCY}
     * @param words what is asked
     */
    record Action(
            Kind kind,
            List<Target> tell,
            boolean urgent,
            @Nullable Long unit,
            @Nullable Limit limit,
            @Nullable Urgency urgency,
            String words) {

        Action {
            Objects.requireNonNull(kind);
            Objects.requireNonNull(words);
            tell = List.copyOf(tell);
        }
    }

    /** Whom a rung tells. */
    enum To {
        /** Everybody of the unit that the clock presses. */
        UNIT_PRESSED,
        /** The leader of the unit that the clock presses. */
        LEADER_PRESSED,
        /** The leader of the unit in charge. */
        LEAD_LEADER,
        /** The leader of the unit above the unit in charge. */
        LEADER_ABOVE,
        /** The leader of the district of the unit in charge. */
        DISTRICT_LEADER,
        /** The hotline's dispatchers. */
        DISPATCHER,
        /** People of a certain unit. */
        UNIT,
        /** A certain person. */
        PERSON
    }

    /**
     * One of those who are told.
     *
     * @param unit for {@link To#UNIT} and {@link To#PERSON}
     * @param role for {@link To#UNIT}: only people with this role, or null for all
     * @param person for {@link To#PERSON}
     */
    record Target(To to, @Nullable Long unit, @Nullable Role role, @Nullable Long person) {

        Target {
            Objects.requireNonNull(to);
        }
    }
}
