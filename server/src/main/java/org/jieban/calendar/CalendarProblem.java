package org.jieban.calendar;

import java.util.Locale;
import org.jieban.shared.ProblemType;

/** Why a calendar is not corrected. */
public enum CalendarProblem implements ProblemType {
    /** Somebody else corrected the year since the caller looked. */
    STALE(409),
    /** The year cannot be saved like this; the fields say why. */
    REFUSED(422);

    private final int status;

    CalendarProblem(int status) {
        this.status = status;
    }

    @Override
    public String code() {
        return "calendar/" + name().toLowerCase(Locale.ROOT);
    }

    @Override
    public int status() {
        return status;
    }
}
