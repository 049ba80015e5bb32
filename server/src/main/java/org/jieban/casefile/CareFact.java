package org.jieban.casefile;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Facts of what passes between unit and citizen, face to face and back again: meetings, acceptance on
 * site, case conferences, and the panel for what cannot reasonably be asked.
 */
public sealed interface CareFact extends CaseEvent {

    /**
     * 见面邀请 with times to choose from; numbered within the case, from 1.
     *
     * @param visit whether the unit comes to the citizen, instead of the citizen to the place
     */
    record MeetingOffered(int offer, List<Slot> slots, String place, boolean visit, String word)
            implements CareFact {}

    /**
     * The citizen's answer, on the tracking page or by phone.
     *
     * @param slot the time they chose, from 0, or null
     * @param wished the time they would rather have, or null
     */
    record OfferAnswered(
            int offer,
            OfferAnswer answer,
            @Nullable Integer slot,
            @Nullable Instant wished,
            String word)
            implements CareFact {}

    /**
     * 现场验收 as a list of what was looked at.
     *
     * @param before photos of before
     * @param after photos of after
     * @param lat where it was looked at, WGS-84, or null without a position
     */
    record SiteChecked(
            List<Check> checks,
            List<String> before,
            List<String> after,
            @Nullable Double lat,
            @Nullable Double lon,
            Instant when)
            implements CareFact {}

    /** 召集会商 over a case that does not come to an end. */
    record ConferenceCalled(String reason) implements CareFact {}

    /** 会商结论: binds the next reply. */
    record ConferenceHeld(
            Instant when, List<String> present, String conclusion, List<String> attachments)
            implements CareFact {}

    /** 申请不合理诉求认定 with evidence. */
    record UnreasonableAsked(UnreasonableGround ground, String reason, List<String> attachments)
            implements CareFact {}

    /**
     * 认定: decided by a panel and explained to the citizen; the case ends.
     *
     * @param explanation what the citizen is told
     */
    record FoundUnreasonable(List<String> members, String reason, String basis, String explanation)
            implements CareFact {}

    /** 不予认定: the case goes on. */
    record FoundReasonable(List<String> members, String reason) implements CareFact {}

    /** A time for a meeting. */
    record Slot(Instant from, Instant until) {}

    /** One thing to look at on site. */
    record Check(String item, boolean good, String word) {}

    /** Why a unit holds that what is asked cannot reasonably be asked (不合理诉求情形). */
    enum UnreasonableGround {
        /** 超出法律、法规和政策规定. */
        BEYOND_LAW,
        /** 与事实不符. */
        UNTRUE,
        /** 已依法依规办结，仍重复提出. */
        SETTLED,
        /** 谋取不正当利益. */
        UNDUE_GAIN
    }

    /** What a citizen says to an invitation. */
    enum OfferAnswer {
        /** 接受. */
        ACCEPTED,
        /** 改期. */
        MOVED,
        /** 婉拒. */
        DECLINED
    }
}
