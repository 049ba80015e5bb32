package org.jieban.catalogue;

import java.util.List;
import org.jieban.organisation.UnitId;
import org.jspecify.annotations.Nullable;

/** What the dispatch catalogue says about a matter in a place at a moment (派单结果). */
public sealed interface Decision {

    /** The reason, with rule and version. */
    Why why();

    /** A unit is in charge. */
    sealed interface Decided extends Decision {

        /** The unit in charge (主办单位). */
        UnitId unit();

        /** Units that help (协办单位), without the one in charge. */
        List<UnitId> assisting();

        Limits limits();

        /** The urgency that was reckoned with: the rule's when it presses more than the case's. */
        Urgency urgency();

        /** Who below the unit in charge receives it at the same moment (双派发). */
        List<Inward> inward();

        /** Number of the rule in the version, or null when no rule spoke. */
        @Nullable Integer rule();

        int version();
    }

    /** Clear competence (权责明确): straight to the unit. */
    record Direct(
            UnitId unit,
            List<UnitId> assisting,
            List<Inward> inward,
            Limits limits,
            Urgency urgency,
            Integer rule,
            int version,
            Why why)
            implements Decided {

        public Direct {
            assisting = List.copyOf(assisting);
            inward = List.copyOf(inward);
        }
    }

    /** No clear competence: the district government of the place (属地兜底). */
    record Backstop(
            UnitId unit,
            List<UnitId> assisting,
            List<Inward> inward,
            Limits limits,
            Urgency urgency,
            @Nullable Integer rule,
            int version,
            Why why)
            implements Decided {

        public Backstop {
            assisting = List.copyOf(assisting);
            inward = List.copyOf(inward);
        }
    }

    /** Nobody can be named: a dispatcher decides. */
    record Undecided(Reason reason, Why why) implements Decision {

        /** Why nobody can be named. */
        public enum Reason {
            /** The case has no category yet, or one that does not exist. */
            NO_CATEGORY,
            /** No catalogue was in force at that moment. */
            NO_VERSION,
            /** The area is not known or too large to name a district. */
            NO_AREA
        }
    }
}
