package org.jieban.casefile.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jieban.casefile.web.CaseRow.CategoryName;
import org.jieban.casefile.web.CaseRow.UnitName;
import org.jspecify.annotations.Nullable;

/** Everything about one case that its viewer may see. */
record CasePage(
        String number,
        int version,
        String state,
        int round,
        String kind,
        @Nullable CategoryName category,
        String urgency,
        String title,
        String words,
        @Nullable Area area,
        @Nullable String address,
        @Nullable Double lat,
        @Nullable Double lon,
        String channel,
        boolean secret,
        boolean meetingWanted,
        String meeting,
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
        Instant openedAt,
        @Nullable Instant closedAt,
        @Nullable String outcome,
        @Nullable Instant dueAt,
        @Nullable String dueClock) {

    record Area(long id, List<String> path) {}

    record Claimant(
            @Nullable String name, @Nullable String phone, boolean anonymous, boolean known) {}

    record Rule(
            @Nullable String id,
            int version,
            String mode,
            String reason,
            Map<String, String> limits) {}

    record ClockView(
            String kind,
            @Nullable UnitName unit,
            int round,
            Instant startedAt,
            Instant dueAt,
            @Nullable Instant stoppedAt,
            @Nullable String limit,
            String state) {}

    record AssignmentView(
            int no,
            UnitName unit,
            String role,
            String state,
            String duty,
            @Nullable String handler,
            Instant from,
            int round,
            @Nullable Instant dueAt,
            @Nullable String dueClock) {}

    record AttachmentView(
            String id, String kind, String name, long size, @Nullable String stage, Instant at) {}

    record TimelineEntry(
            int seq,
            String type,
            Instant at,
            Who actor,
            @Nullable UnitName unit,
            int round,
            String state,
            Map<String, Object> detail) {}

    record Who(String name, String role) {}

    record PossibleAct(String act, @Nullable Map<String, String> why) {}

    record RelatedCase(String number, String title, String state, String relation) {}
}
