package org.jieban.casefile;

import java.util.Locale;
import org.jieban.shared.ProblemType;

/** Why an act is refused. Each reason has its words in both languages. */
public enum Refusal implements ProblemType {
    /** The life of a case does not know this act in its present state. */
    WRONG_STATE(409),
    /** The actor's role does not do this. */
    NOT_YOUR_ROLE(403),
    /** The actor's unit has no open part in the case. */
    NOT_YOUR_CASE(403),
    /** Only the unit in charge does this. */
    NOT_THE_LEAD(403),
    /** The unit's part is already signed. */
    ALREADY_SIGNED(409),
    /** The unit's part has to be signed first. */
    NOT_SIGNED(409),
    /** A text that this act needs is missing. */
    TEXT_MISSING(422),
    /** Dispatching against the catalogue, or again, needs a reason. */
    REASON_MISSING(422),
    /** A residents' committee is asked for help but never put in charge. */
    COMMUNITY_NEVER_LEADS(422),
    /** The new unit is the one that has the case already. */
    SAME_UNIT(409),
    /** Inward assignment goes to a unit below the one in charge. */
    NOT_BELOW(422),
    /** The unit has an open part already. */
    ALREADY_INVOLVED(409),
    /** The citizen has to be contacted in this round before a reply. */
    NOT_CONTACTED(409),
    /** An assisting or inner unit is still at work. */
    HELP_STILL_OPEN(409),
    /** Whoever wrote the reply does not accept it. */
    OWN_REPLY(403),
    /** The revisit is independent of the unit that handled the case. */
    NOT_INDEPENDENT(403),
    /** A call-back needs a later moment. */
    CALL_BACK_TIME_MISSING(422),
    /** A case is not linked to itself, to a linked case or to a later one. */
    CANNOT_LINK(422),
    /** The rung was reached in this run of the clock already. */
    RUNG_REACHED(409);

    private final int status;

    Refusal(int status) {
        this.status = status;
    }

    /** Whether a page should say why the act is not possible now, instead of not showing it. */
    boolean worthSaying() {
        return switch (this) {
            case NOT_SIGNED, NOT_CONTACTED, HELP_STILL_OPEN, OWN_REPLY -> true;
            case WRONG_STATE,
                    NOT_YOUR_ROLE,
                    NOT_YOUR_CASE,
                    NOT_THE_LEAD,
                    ALREADY_SIGNED,
                    TEXT_MISSING,
                    REASON_MISSING,
                    COMMUNITY_NEVER_LEADS,
                    SAME_UNIT,
                    NOT_BELOW,
                    ALREADY_INVOLVED,
                    NOT_INDEPENDENT,
                    CALL_BACK_TIME_MISSING,
                    CANNOT_LINK ->
                    false;
            case RUNG_REACHED -> false;
        };
    }

    @Override
    public String code() {
        return "case/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public int status() {
        return status;
    }
}
