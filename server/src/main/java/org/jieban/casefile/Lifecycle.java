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
                EnumSet.of(ACCEPT, CORRECT, ANSWER, GUIDE, LINK, VOID, URGE, SUPPLEMENT, MEETING));
        table.put(
                CaseState.ACCEPTED,
                EnumSet.of(
                        CORRECT, ANSWER, GUIDE, LINK, VOID, DISPATCH, URGE, SUPPLEMENT, MEETING));
        table.put(
                CaseState.DISPATCHED,
                EnumSet.of(CORRECT, REDISPATCH, SIGN, URGE, SUPPLEMENT, MEETING));
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
                        MEETING));
        table.put(CaseState.REPLIED, EnumSet.of(APPROVE, REJECT, URGE, SUPPLEMENT));
        table.put(CaseState.REVISITING, EnumSet.of(REVISIT_ATTEMPT, REVISIT_ANSWER, SUPPLEMENT));
        table.put(CaseState.CLOSED, EnumSet.of(ARCHIVE));
        table.put(CaseState.ANSWERED, EnumSet.of(ARCHIVE));
        table.put(CaseState.GUIDED, EnumSet.of(ARCHIVE));
        table.put(CaseState.LINKED, EnumSet.of(ARCHIVE));
        table.put(CaseState.VOIDED, EnumSet.noneOf(ActKind.class));
        table.put(CaseState.ARCHIVED, EnumSet.noneOf(ActKind.class));
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
                        case DISPATCH -> EnumSet.of(Role.AGENT, Role.DISPATCHER, Role.SYSTEM);
                        case REDISPATCH -> EnumSet.of(Role.DISPATCHER);
                        case SIGN, CONTACT, MEET, NOTE, ASSIGN, ASSIST, FINISH, REPLY -> unit;
                        case APPROVE, REJECT -> unit;
                        case REVISIT_ATTEMPT -> EnumSet.of(Role.REVISITER);
                        case REVISIT_ANSWER -> EnumSet.of(Role.REVISITER, Role.CITIZEN);
                        case URGE, SUPPLEMENT, MEETING -> citizen;
                        case ARCHIVE ->
                                EnumSet.of(Role.SYSTEM, Role.ADMINISTRATOR, Role.DISPATCHER);
                    });
        }
        return table;
    }

    private static <K, V> Set<V> of(Map<K, Set<V>> table, K key) {
        return java.util.Objects.requireNonNull(table.get(key));
    }
}
