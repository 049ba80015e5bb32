package org.jieban.casefile;

import java.time.Instant;
import org.jieban.identity.PersonId;
import org.jieban.organisation.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * One unit's part in a case (主办、协办、内部分派), with its own sub-state.
 *
 * @param no number within the case, from 1, never reused
 * @param unit who has it
 * @param role why they have it
 * @param state how far they are
 * @param duty what is asked of an assisting or inner unit, in words; empty for the lead
 * @param from since when
 * @param round the round in which it was given
 * @param handler who signed it, once signed
 */
public record Assignment(
        int no,
        UnitId unit,
        Role role,
        State state,
        String duty,
        Instant from,
        int round,
        @Nullable PersonId handler) {

    /** Why a unit has a part in a case. */
    public enum Role {
        /** 主办: in charge until the case is closed (首接负责). */
        LEAD,
        /** 协办: helps the lead and answers to it. */
        ASSIST,
        /** 被吹哨: called by the lead, reports in. */
        CALLED,
        /** 争议方: states its view in a dispute over who has to do it. */
        PARTY,
        /** 内部分派: a section or community below the lead unit that does the work. */
        INNER
    }

    /** How far a unit is with its part. */
    public enum State {
        /** 待签收. */
        WAITING,
        /** 办理中. */
        WORKING,
        /** 待验收: the lead has replied. */
        SUBMITTED,
        /** 已完成. */
        DONE,
        /** 已撤回: taken back by a new dispatch. */
        WITHDRAWN;

        /** Whether the unit still has something to do. */
        public boolean open() {
            return this == WAITING || this == WORKING || this == SUBMITTED;
        }
    }

    Assignment in(State next) {
        return new Assignment(no, unit, role, next, duty, from, round, handler);
    }

    Assignment signedBy(@Nullable PersonId person) {
        return new Assignment(no, unit, role, State.WORKING, duty, from, round, person);
    }

    Assignment again(int nextRound, Instant at) {
        return new Assignment(no, unit, role, State.WAITING, duty, at, nextRound, null);
    }
}
