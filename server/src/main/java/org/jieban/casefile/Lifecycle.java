package org.jieban.casefile;

import static org.jieban.casefile.ActKind.*;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jieban.identity.Role;

/**
 * The life of a case as two tables: which act is open in which state, and whose business each act is.
 * {@code docs/rules/lifecycle.md} shows the same tables; a test walks every state and every act.
 */
final class Lifecycle {

    private static final Set<ActKind> REVIEWS =
            Set.of(
                    REVIEW_ASK,
                    REVIEW_FORWARD,
                    REVIEW_DECIDE,
                    REVIEW_WITHDRAW,
                    REVIEW_REVERSE,
                    RECHECK,
                    PRESSURE_REPORT,
                    FIND);
    private static final Set<CaseState> ONCE_ANSWERED =
            Set.of(
                    CaseState.DISPATCHED,
                    CaseState.HANDLING,
                    CaseState.PARKED,
                    CaseState.REPLIED,
                    CaseState.REVISITING,
                    CaseState.CLOSED,
                    CaseState.ARCHIVED);
    private static final Map<CaseState, Set<ActKind>> ACTS = acts();
    private static final Map<ActKind, Set<Role>> ROLES = roles();

    private Lifecycle() {}

    // [impl->rule~case.lifecycle~1]
    static boolean allows(CaseState state, ActKind act) {
        return of(ACTS, state).contains(act);
    }

    // [impl->rule~case.roles~1]
    static boolean isBusinessOf(Role role, ActKind act) {
        return of(ROLES, act).contains(role);
    }

    private static Map<CaseState, Set<ActKind>> acts() {
        var table = new EnumMap<CaseState, Set<ActKind>>(CaseState.class);
        table.put(
                CaseState.SUBMITTED,
                EnumSet.of(
                        ACCEPT,
                        CORRECT,
                        ANSWER,
                        GUIDE,
                        LINK,
                        VOID,
                        URGE,
                        SUPPLEMENT,
                        MEETING,
                        REVISIT_CHOICE,
                        RUNG,
                        AUTO_DISPATCH,
                        INCIDENT_JOIN));
        table.put(
                CaseState.ACCEPTED,
                EnumSet.of(
                        CORRECT,
                        ANSWER,
                        GUIDE,
                        LINK,
                        VOID,
                        DISPATCH,
                        AUTO_DISPATCH,
                        URGE,
                        SUPPLEMENT,
                        MEETING,
                        REVISIT_CHOICE,
                        RUNG,
                        INCIDENT_JOIN));
        table.put(
                CaseState.DISPATCHED,
                EnumSet.of(
                        CORRECT,
                        REDISPATCH,
                        SIGN,
                        CONTACT,
                        MEET,
                        NOTE,
                        FINISH,
                        URGE,
                        SUPPLEMENT,
                        MEETING,
                        REVISIT_CHOICE,
                        SUPERVISE,
                        SUPERVISION_ANSWER,
                        URGENCY_RAISE,
                        RUNG,
                        RETURN_ASK,
                        RETURN_AGREE,
                        RETURN_REFUSE,
                        DISPUTE_OPEN,
                        DISPUTE_STATE,
                        DISPUTE_REFER,
                        DISPUTE_RULE));
        table.put(
                CaseState.HANDLING,
                EnumSet.of(
                        CORRECT,
                        REDISPATCH,
                        SIGN,
                        CONTACT,
                        MEET,
                        NOTE,
                        ASSIGN,
                        ASSIST,
                        FINISH,
                        REPLY,
                        URGE,
                        SUPPLEMENT,
                        MEETING,
                        REVISIT_CHOICE,
                        EXTENSION_ASK,
                        EXTENSION_DECIDE,
                        WAIT,
                        RESUME,
                        PARKING_ASK,
                        PARKING_DECIDE,
                        SUPERVISE,
                        SUPERVISION_ANSWER,
                        URGENCY_RAISE,
                        RUNG,
                        RETURN_ASK,
                        RETURN_AGREE,
                        RETURN_REFUSE,
                        DISPUTE_OPEN,
                        DISPUTE_STATE,
                        DISPUTE_REFER,
                        DISPUTE_RULE,
                        WHISTLE,
                        REPORT_IN,
                        JOINT_MEETING,
                        TASK_GIVE,
                        TASK_FINISH,
                        TASK_JUDGE,
                        TASK_WAIVE,
                        WHISTLE_END,
                        MEETING_OFFER,
                        MEETING_ANSWER,
                        CONFERENCE_CALL,
                        CONFERENCE_HOLD,
                        UNREASONABLE_ASK,
                        UNREASONABLE_DECIDE));
        table.put(
                CaseState.PARKED,
                EnumSet.of(
                        CORRECT,
                        NOTE,
                        URGE,
                        SUPPLEMENT,
                        REVISIT_CHOICE,
                        PARKING_PROLONG,
                        WAKE,
                        SUPERVISE,
                        SUPERVISION_ANSWER,
                        RUNG));
        table.put(
                CaseState.REPLIED,
                EnumSet.of(
                        APPROVE,
                        REJECT,
                        URGE,
                        SUPPLEMENT,
                        REVISIT_CHOICE,
                        SITE_CHECK,
                        SUPERVISE,
                        SUPERVISION_ANSWER,
                        RUNG));
        table.put(
                CaseState.REVISITING,
                EnumSet.of(REVISIT_ATTEMPT, REVISIT_ANSWER, SUPPLEMENT, REVISIT_CHOICE));
        table.put(CaseState.CLOSED, EnumSet.of(ARCHIVE));
        table.put(CaseState.ANSWERED, EnumSet.of(ARCHIVE, INCIDENT_LEAVE, INCIDENT_END));
        table.put(CaseState.GUIDED, EnumSet.of(ARCHIVE));
        table.put(CaseState.LINKED, EnumSet.of(ARCHIVE));
        table.put(CaseState.VOIDED, EnumSet.noneOf(ActKind.class));
        table.put(CaseState.ARCHIVED, EnumSet.noneOf(ActKind.class));
        // what counts is asked about from the first answer on, also when the case goes on or is
        // closed
        for (var state : ONCE_ANSWERED) {
            of(table, state).addAll(REVIEWS);
        }
        return table;
    }

    private static Map<ActKind, Set<Role>> roles() {
        var intake = EnumSet.of(Role.AGENT, Role.DISPATCHER);
        var unit = EnumSet.of(Role.HANDLER, Role.LEADER);
        var citizen = EnumSet.of(Role.CITIZEN, Role.AGENT, Role.DISPATCHER);
        var table = new EnumMap<ActKind, Set<Role>>(ActKind.class);
        for (var act : ActKind.values()) {
            table.put(
                    act,
                    switch (act) {
                        case ACCEPT -> EnumSet.of(Role.AGENT, Role.DISPATCHER, Role.SYSTEM);
                        case CORRECT, ANSWER, GUIDE, LINK, VOID -> intake;
                        case INCIDENT_JOIN, INCIDENT_LEAVE -> intake;
                        case INCIDENT_END -> EnumSet.of(Role.SYSTEM);
                        case DISPATCH -> EnumSet.of(Role.AGENT, Role.DISPATCHER, Role.SYSTEM);
                        case AUTO_DISPATCH -> EnumSet.of(Role.SYSTEM);
                        case REDISPATCH -> EnumSet.of(Role.DISPATCHER);
                        case SIGN, CONTACT, MEET, NOTE, ASSIGN, FINISH, REPLY -> unit;
                        case ASSIST -> EnumSet.of(Role.HANDLER, Role.LEADER, Role.SYSTEM);
                        case APPROVE, REJECT -> unit;
                        case REVISIT_ATTEMPT -> EnumSet.of(Role.REVISITER);
                        case REVISIT_ANSWER -> EnumSet.of(Role.REVISITER, Role.CITIZEN);
                        case URGE, SUPPLEMENT, MEETING -> citizen;
                        case REVISIT_CHOICE ->
                                EnumSet.of(
                                        Role.CITIZEN, Role.AGENT, Role.DISPATCHER, Role.REVISITER);
                        case ARCHIVE ->
                                EnumSet.of(Role.SYSTEM, Role.ADMINISTRATOR, Role.DISPATCHER);
                        case EXTENSION_ASK, PARKING_ASK, RETURN_ASK, UNREASONABLE_ASK -> unit;
                        case WAIT, SUPERVISION_ANSWER -> unit;
                        case RESUME -> EnumSet.of(Role.HANDLER, Role.LEADER, Role.SYSTEM);
                        case EXTENSION_DECIDE -> EnumSet.of(Role.LEADER, Role.DISPATCHER);
                        case PARKING_DECIDE, PARKING_PROLONG -> EnumSet.of(Role.LEADER);
                        case WAKE -> EnumSet.of(Role.LEADER, Role.DISPATCHER, Role.SYSTEM);
                        case SUPERVISE -> EnumSet.of(Role.LEADER, Role.DISPATCHER, Role.SYSTEM);
                        case URGENCY_RAISE -> EnumSet.of(Role.DISPATCHER, Role.SYSTEM);
                        case RUNG -> EnumSet.of(Role.SYSTEM);
                        case RETURN_AGREE, RETURN_REFUSE -> EnumSet.of(Role.DISPATCHER);
                        case DISPUTE_OPEN, DISPUTE_STATE -> unit;
                        case DISPUTE_REFER, DISPUTE_RULE ->
                                EnumSet.of(Role.LEADER, Role.DISPATCHER);
                        case WHISTLE, REPORT_IN, JOINT_MEETING, TASK_GIVE, TASK_FINISH -> unit;
                        case TASK_JUDGE, WHISTLE_END -> unit;
                        case TASK_WAIVE -> EnumSet.of(Role.LEADER);
                        case MEETING_OFFER, SITE_CHECK -> unit;
                        case MEETING_ANSWER ->
                                EnumSet.of(Role.CITIZEN, Role.HANDLER, Role.LEADER, Role.AGENT);
                        case CONFERENCE_CALL -> EnumSet.of(Role.HANDLER, Role.LEADER, Role.SYSTEM);
                        case CONFERENCE_HOLD -> EnumSet.of(Role.LEADER);
                        case UNREASONABLE_DECIDE -> EnumSet.of(Role.DISPATCHER);
                        case REVIEW_ASK, REVIEW_WITHDRAW -> unit;
                        case REVIEW_FORWARD -> EnumSet.of(Role.LEADER);
                        case REVIEW_DECIDE, REVIEW_REVERSE ->
                                EnumSet.of(Role.ASSESSOR, Role.LEADER);
                        case RECHECK -> EnumSet.of(Role.REVISITER);
                        case PRESSURE_REPORT ->
                                EnumSet.of(Role.CITIZEN, Role.AGENT, Role.REVISITER);
                        case FIND -> EnumSet.of(Role.ASSESSOR, Role.LEADER);
                    });
        }
        return table;
    }

    private static <K, V> Set<V> of(Map<K, Set<V>> table, K key) {
        return java.util.Objects.requireNonNull(table.get(key));
    }
}
