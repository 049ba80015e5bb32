package org.jieban.casefile;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jieban.casefile.CareFact.Check;
import org.jieban.casefile.CareFact.OfferAnswer;
import org.jieban.casefile.CareFact.Slot;
import org.jspecify.annotations.Nullable;

/** Acts between unit and citizen; their rules are {@link CareRules}. */
public sealed interface CareAct extends Act {

    @Override
    default ActKind kind() {
        return switch (this) {
            case OfferMeeting ignored -> ActKind.MEETING_OFFER;
            case AnswerOffer ignored -> ActKind.MEETING_ANSWER;
            case CheckSite ignored -> ActKind.SITE_CHECK;
            case CallConference ignored -> ActKind.CONFERENCE_CALL;
            case HoldConference ignored -> ActKind.CONFERENCE_HOLD;
            case AskUnreasonable ignored -> ActKind.UNREASONABLE_ASK;
            case DecideUnreasonable ignored -> ActKind.UNREASONABLE_DECIDE;
        };
    }

    /** 见面邀请. */
    record OfferMeeting(List<Slot> slots, String place, boolean visit, String word)
            implements CareAct {}

    /** The citizen's answer, or what they said to the unit on the phone. */
    record AnswerOffer(
            OfferAnswer answer, @Nullable Integer slot, @Nullable Instant wished, String word)
            implements CareAct {}

    /** 现场验收 before the reply is accepted. */
    record CheckSite(
            List<Check> checks,
            List<String> before,
            List<String> after,
            @Nullable Double lat,
            @Nullable Double lon)
            implements CareAct {

        @Override
        public List<String> attachments() {
            return Stream.concat(before.stream(), after.stream()).toList();
        }
    }

    /** 召集会商. */
    record CallConference(String reason) implements CareAct {}

    /** 会商结论. */
    record HoldConference(
            Instant when, List<String> present, String conclusion, List<String> attachments)
            implements CareAct {}

    /** 申请不合理诉求认定. */
    record AskUnreasonable(
            CareFact.UnreasonableGround ground, String reason, List<String> attachments)
            implements CareAct {}

    /** 认定 by a panel. */
    record DecideUnreasonable(
            boolean unreasonable,
            List<String> members,
            String reason,
            String basis,
            String explanation)
            implements CareAct {}
}
