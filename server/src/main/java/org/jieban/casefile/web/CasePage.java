package org.jieban.casefile.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jieban.attachment.AttachmentKind;
import org.jieban.casefile.Assignment;
import org.jieban.casefile.CaseClock;
import org.jieban.casefile.CaseEvent.Channel;
import org.jieban.casefile.CaseEvent.MeetingAnswer;
import org.jieban.casefile.CaseEvent.Outcome;
import org.jieban.casefile.CaseEvent.RevisitWay;
import org.jieban.casefile.CaseState;
import org.jieban.casefile.web.CaseRow.CategoryName;
import org.jieban.casefile.web.CaseRow.UnitName;
import org.jieban.catalogue.CaseKind;
import org.jieban.catalogue.Urgency;
import org.jieban.identity.Role;
import org.jspecify.annotations.Nullable;

/** Everything about one case that its viewer may see. */
record CasePage(
        String number,
        int version,
        CaseState state,
        int round,
        CaseKind kind,
        @Nullable CategoryName category,
        Urgency urgency,
        String title,
        String words,
        @Nullable Area area,
        @Nullable String address,
        @Nullable Double lat,
        @Nullable Double lon,
        Channel channel,
        boolean secret,
        boolean meetingWanted,
        MeetingAnswer meeting,
        Claimant claimant,
        @Nullable UnitName holder,
        @Nullable Rule rule,
        List<ClockView> clocks,
        List<AssignmentView> assignments,
        List<AttachmentView> attachments,
        List<TimelineEntry> timeline,
        List<PossibleAct> possible,
        List<RelatedCase> related,
        int attempts,
        @Nullable Instant callBackAt,
        @Nullable RevisitWish revisit,
        Instant openedAt,
        @Nullable Instant closedAt,
        @Nullable Outcome outcome,
        @Nullable Instant dueAt,
        CaseClock.@Nullable Kind dueClock,
        TimeView time,
        ReturnsView returns,
        ReviewsView reviews) {

    /** How the citizen wants to be asked; not shown to whoever is asked about. */
    record RevisitWish(
            @Nullable RevisitWay way, @Nullable String language, @Nullable Instant linkUntil) {}

    record Area(long id, List<String> path) {}

    record Claimant(
            @Nullable String name, @Nullable String phone, boolean anonymous, boolean known) {}

    record Rule(@Nullable String id, int version, String mode, String reason, Limits limits) {}

    record Limits(String sign, String contact, String feedback) {}

    record ClockView(
            CaseClock.Kind kind,
            @Nullable UnitName unit,
            int round,
            Instant startedAt,
            Instant dueAt,
            @Nullable Instant stoppedAt,
            @Nullable String limit,
            CaseClock.State state) {}

    record AssignmentView(
            int no,
            UnitName unit,
            Assignment.Role role,
            Assignment.State state,
            String duty,
            @Nullable String handler,
            Instant from,
            int round,
            @Nullable Instant dueAt,
            CaseClock.@Nullable Kind dueClock) {}

    record AttachmentView(
            String id,
            AttachmentKind kind,
            String name,
            long size,
            @Nullable String stage,
            Instant at) {}

    record TimelineEntry(
            int seq,
            String type,
            Instant at,
            Who actor,
            @Nullable UnitName unit,
            int round,
            CaseState state,
            Map<String, Object> detail) {}

    record Who(String name, Role role) {}

    record PossibleAct(String act, @Nullable Map<String, String> why) {}

    record RelatedCase(String number, String title, CaseState state, String relation) {}
}
